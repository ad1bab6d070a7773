package dev.drape.inference;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.execution.Deadline;
import io.smallrye.mutiny.Uni;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Sends a run to the GPU that is up and has least to do, else to the CPU. A run that fails on a GPU is done again on the
 * CPU, once, or on another GPU if the CPU must not stand in; if it succeeds there, the first GPU is to blame.
 */
final class Router {
    private final List<Device> gpus;
    private final Optional<Device> cpu;
    private final boolean requireGpu;
    private final Function<Device, Runner> runners;
    private final InferenceMeters meters;
    private volatile boolean refusing;

    /**
     * Routes among devices.
     *
     * @param requireGpu whether the CPU must not stand in
     * @param runners what to hand a device's runs to
     */
    Router(List<Device> devices, boolean requireGpu, Function<Device, Runner> runners, InferenceMeters meters) {
        gpus = devices.stream().filter(device -> device.id().cuda()).toList();
        cpu = devices.stream().filter(device -> !device.id().cuda()).findFirst();
        this.requireGpu = requireGpu;
        this.runners = runners;
        this.meters = meters;
    }

    Uni<Inference> run(ModelName model, Tensor input, Deadline deadline) {
        return Uni.createFrom()
                .deferred(() -> refusing
                        ? Uni.createFrom().failure(new DrapeException(Failure.NOT_READY, "The service is stopping."))
                        : bestGpu()
                                .map(gpu -> onGpu(gpu, model, input, deadline))
                                .orElseGet(() -> onCpu(missedGpu(), model, input, deadline)));
    }

    /** From now on new runs fail with {@code not_ready}; those on their way go on, and may still move to the CPU. */
    void refuse() {
        refusing = true;
        gpus.forEach(gpu -> runners.apply(gpu).flush());
        cpu.map(runners).ifPresent(Runner::flush);
    }

    /** The device the next run goes to. */
    Optional<Device> next() {
        return bestGpu().or(() -> cpu.filter(device -> device.isUp() && !requireGpu));
    }

    /** Why a GPU that is required cannot be used; empty if one can or none is required. */
    Optional<String> whyNoRequiredGpu() {
        if (!requireGpu || bestGpu().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                gpus.isEmpty()
                        ? "no GPU is listed"
                        : String.join("; ", gpus.stream().map(Device::whyNot).toList()));
    }

    private Optional<Device> bestGpu() {
        return bestGpu(null);
    }

    private Optional<Device> bestGpu(Device except) {
        return gpus.stream()
                .filter(gpu -> gpu != except && gpu.isUp())
                .min(Comparator.comparingInt(gpu -> runners.apply(gpu).load()));
    }

    private Optional<Device> missedGpu() {
        return gpus.stream().filter(Device::isMissed).findFirst();
    }

    private Uni<Inference> onGpu(Device gpu, ModelName model, Tensor input, Deadline deadline) {
        return runners.apply(gpu)
                .run(model, input, deadline)
                .map(outputs -> new Inference(outputs, gpu.id().toString(), null))
                .onFailure(DeviceFault.class)
                .recoverWithUni(fault -> afterFault(gpu, fault.getMessage(), model, input, deadline));
    }

    private Uni<Inference> afterFault(Device gpu, String reason, ModelName model, Tensor input, Deadline deadline) {
        if (!requireGpu) {
            return onCpu(Optional.of(gpu), reason, model, input, deadline).invoke(() -> gpu.blame(model, reason));
        }
        Optional<Device> other = bestGpu(gpu);
        if (other.isEmpty()) {
            gpu.blame(model, reason);
            return onCpu(Optional.of(gpu), reason, model, input, deadline);
        }
        meters.fellBack(gpu);
        return instead(other.get(), gpu.id() + ": " + reason, model, input, deadline)
                .invoke(() -> gpu.blame(model, reason));
    }

    private Uni<Inference> onCpu(Optional<Device> insteadOf, ModelName model, Tensor input, Deadline deadline) {
        return onCpu(insteadOf, "", model, input, deadline);
    }

    private Uni<Inference> onCpu(
            Optional<Device> insteadOf, String fault, ModelName model, Tensor input, Deadline deadline) {
        if (requireGpu) {
            return Uni.createFrom()
                    .failure(new DrapeException(Failure.GPU_REQUIRED, "A GPU is required and none can be used."));
        }
        Optional<Device> target = cpu.filter(Device::isUp);
        if (target.isEmpty()) {
            return Uni.createFrom().failure(new DrapeException(Failure.NOT_READY, "No device can be used."));
        }
        insteadOf.ifPresent(meters::fellBack);
        String fallback = insteadOf
                .map(device -> fault.isEmpty() ? device.whyNot() : device.id() + ": " + fault)
                .orElse(null);
        return instead(target.get(), fallback, model, input, deadline);
    }

    private Uni<Inference> instead(Device device, String fallback, ModelName model, Tensor input, Deadline deadline) {
        return runners.apply(device)
                .run(model, input, deadline)
                .map((Map<String, Tensor> outputs) ->
                        new Inference(outputs, device.id().toString(), fallback))
                .onFailure(DeviceFault.class)
                .transform(cause -> new DrapeException(Failure.INTERNAL, "The model could not be run.", cause));
    }
}
