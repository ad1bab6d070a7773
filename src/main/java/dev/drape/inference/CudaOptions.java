package dev.drape.inference;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@link CudaSettings} in ONNX Runtime's own names and values. */
final class CudaOptions {
    private CudaOptions() {}

    /** Only what is set. */
    static Map<String, String> of(CudaSettings settings) {
        Map<String, String> options = new TreeMap<>();
        put(
                options,
                "gpu_mem_limit",
                settings.gpuMemLimit().map(size -> size.asBigInteger().toString()));
        put(
                options,
                "arena_extend_strategy",
                settings.arenaExtendStrategy().map(CudaSettings.ArenaExtendStrategy::value));
        put(options, "cudnn_conv_algo_search", settings.cudnnConvAlgoSearch().map(Enum::name));
        put(
                options,
                "cudnn_conv_use_max_workspace",
                settings.cudnnConvUseMaxWorkspace().map(CudaOptions::flag));
        put(
                options,
                "do_copy_in_default_stream",
                settings.doCopyInDefaultStream().map(CudaOptions::flag));
        put(options, "prefer_nhwc", settings.preferNhwc().map(CudaOptions::flag));
        options.put("use_tf32", flag(settings.useTf32()));
        return options;
    }

    private static void put(Map<String, String> options, String name, Optional<String> value) {
        value.ifPresent(it -> options.put(name, it));
    }

    private static String flag(boolean on) {
        return on ? "1" : "0";
    }
}
