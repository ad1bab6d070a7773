package dev.drape.packaging;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;

import java.util.List;
import java.util.Map;

/** KEDA's {@code keda.sh/v1alpha1} ScaledObject as its API types (apis/keda/v1alpha1 of KEDA 2.19) declare its spec. */
record ScaledObject(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
    record Spec(
            ScaleTarget scaleTargetRef,
            Integer pollingInterval,
            Integer initialCooldownPeriod,
            Integer cooldownPeriod,
            Integer idleReplicaCount,
            Integer minReplicaCount,
            Integer maxReplicaCount,
            Advanced advanced,
            List<Trigger> triggers,
            Fallback fallback) {}

    record ScaleTarget(String name, String apiVersion, String kind, String envSourceContainerName) {}

    record Advanced(AutoscalerConfig horizontalPodAutoscalerConfig, boolean restoreToOriginalReplicaCount) {}

    record AutoscalerConfig(HorizontalPodAutoscalerBehavior behavior, String name) {}

    record Fallback(int failureThreshold, int replicas, String behavior) {}

    record Trigger(
            String type,
            String name,
            boolean useCachedMetrics,
            Map<String, String> metadata,
            Authentication authenticationRef,
            String metricType) {}

    record Authentication(String name, String kind) {}
}
