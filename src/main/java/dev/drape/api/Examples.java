package dev.drape.api;

/** Example bodies for the OpenAPI document, shortened from real answers. */
final class Examples {
    static final String NO_PERSON = """
            {"type": "https://drape.dev/problems/no-person", "title": "No person was found", "status": 422,
             "detail": "No person was found in the photo.", "code": "no_person", "check": "person_count",
             "measured": 0, "limit": "= 1", "hint": "Use a photo that shows one person from the head to the hips.",
             "part": "customer_image", "request_id": "01KAS8Z0R4W6V7Q2M5N9T3B1XC"}""";

    static final String CUSTOMER = """
            {"image": {"width": 768, "height": 1024, "md5": "9e107d9d372bb6826bd81d3542a419d6",
              "sha256": "d7a8fbb307d7809469ca9abcb0082e4f8d5651e46d3cdb762d02d0bf37c9e592"},
             "pose": {"confidence": 0.99, "model_complexity": 1,
              "landmarks": [{"index": 0, "name": "nose", "x": 0.51, "y": 0.12, "z": -0.31, "visibility": 0.99, "presence": 0.99}],
              "world_landmarks": [{"index": 0, "name": "nose", "x": 0.01, "y": -0.6, "z": -0.2, "visibility": 0.99}]},
             "segmentation": {"coverage": 0.38, "bounding_box": {"x": 0.2, "y": 0.01, "width": 0.6, "height": 0.99}},
             "body": {"framing": "upper_body", "facing": "front", "facing_confidence": 0.97, "shoulder_width": 0.31,
              "shoulder_tilt_deg": 1.2, "arms_crossed": false, "hands_in_front": false},
             "skin_tone": {"rgb": "#c68863", "lab": [61.2, 17.9, 29.5], "ita_deg": 20.8, "ita_class": "tan",
              "monk_scale": {"nearest": 5, "range": [5, 6]}, "undertone": "warm", "confidence": 0.8, "sampled_pixels": 4120},
             "skin_tone_reason": null,
             "quality": {"brightness": 0.61, "contrast": 0.22, "sharpness": 0.43,
              "checks": [{"code": "person_count", "passed": true, "measured": 1, "limit": "= 1", "hint": null}]},
             "processing": {"device": "cpu", "gpu_used": false, "fallback": null, "cached": false, "degraded": []}}""";

    static final String GARMENT = """
            {"image": {"width": 768, "height": 1024, "md5": "9e107d9d372bb6826bd81d3542a419d6",
              "sha256": "d7a8fbb307d7809469ca9abcb0082e4f8d5651e46d3cdb762d02d0bf37c9e592"},
             "category": "top", "category_confidence": 0.96, "sleeve_length": "short", "neckline": "round",
             "pattern": "plain", "pattern_confidence": 0.8,
             "dominant_colors": [{"hex": "#1f2d5a", "name": "navy", "share": 0.91}],
             "landmarks": {"armpit_image_left": {"x": 0.25, "y": 0.42}, "armpit_image_right": {"x": 0.75, "y": 0.42}},
             "segmentation": {"coverage": 0.44, "bounding_box": {"x": 0.07, "y": 0.18, "width": 0.87, "height": 0.62}},
             "quality": {"cutout_confidence": 0.98, "asymmetry": 0.01, "warnings": []},
             "processing": {"device": "cpu", "gpu_used": false, "cached": false, "degraded": []}}""";

    static final String TRY_ON = """
            {"request_id": "01KAS8Z0R4W6V7Q2M5N9T3B1XC", "pipeline_version": "1-5f0c2d9a7b31",
             "image": {"format": "png", "width": 768, "height": 1024, "data": "iVBORw0KGgo="},
             "category": "top",
             "quality": {"confidence": 0.91, "residual_old_garment": 0.004, "uncovered": 0.0, "fold_overs": 0,
              "stretch_p95": 1.31, "changed_share": 0.21, "warnings": []},
             "customer_analysis": {}, "garment_analysis": {},
             "performance_info": {"device": "cpu", "gpu_used": false, "fallback": null, "customer_cached": false,
              "garment_cached": false, "model_complexity": 1,
              "stages_ms": {"queue": 0.1, "decode": 7.9, "preprocess": 3.2, "pose": 34.0, "segmentation": 5.1, "skin": 0.6,
               "outfit": 38.0, "garment": 41.0, "compose": 90.3, "encode": 22.0},
              "total_ms": 171.0, "analysis_wall_ms": 47.0, "analysis_sequential_ms": 81.0}}""";

    static final String STATUS = """
            {"gpu_available": false, "device": "cpu",
             "devices": [{"id": "cpu", "state": "up", "reason": null, "since": "2026-11-23T10:00:00Z", "next_probe": null,
              "lanes": 2, "queue_depth": 0, "inferences": 120, "failures": 0}],
             "caches": {"garment": {"size": 12, "max_size": 100, "hits": 80, "store_hits": 3, "similar_hits": 0, "misses": 12,
              "hit_rate": 0.87, "evictions": 0, "mean_load_ms": 121.4, "max_load_ms": 180.2,
              "store": {"store": "redis", "up": true, "hits": 3, "misses": 12, "failures": 0, "writes": 12, "dropped": 0}}},
             "warming": {"state": "running", "photos": 500, "done": 120, "cached": 20, "failed": 1, "photos_per_second": 8.1,
              "seconds_left": 46.8},
             "models": [{"name": "pose-landmark-full", "sha256": "96aa0605", "device": "cpu", "load_ms": 48, "warmup_ms": 21}],
             "requests": {"in_progress": 1, "waiting": 0, "queue_limit": 64, "rejected": 0},
             "runtime": {"drape": "0.1.0", "java": "17.0.15", "quarkus": "3.34.1", "onnxruntime": "1.24.3",
              "opencv": "4.13.0", "uptime_s": 12.0, "native_memory_bytes": 123456789}}""";

    private Examples() {}
}
