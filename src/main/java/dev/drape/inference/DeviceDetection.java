package dev.drape.inference;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which devices to try, from what the operator asked for and what the machine seems to have. */
final class DeviceDetection {
    private final DeviceChoice choice;
    private final CudaProbe probe;

    DeviceDetection(DeviceChoice choice, CudaProbe probe) {
        this.choice = choice;
        this.probe = probe;
    }

    /**
     * A device to try.
     *
     * @param id which
     * @param askedFor whether the operator listed it by name
     * @param doubt the loader's words if the driver seems to be missing
     */
    record Candidate(DeviceId id, boolean askedFor, Optional<String> doubt) {
        /** Asking ONNX Runtime for CUDA is expensive, so a doubtful device is opened only if it was asked for. */
        boolean worthOpening() {
            return doubt.isEmpty() || askedFor;
        }
    }

    /** GPUs first, the CPU last and always. Blocking: may load native libraries. */
    List<Candidate> candidates() {
        return Stream.concat(gpus(), Stream.of(new Candidate(DeviceId.CPU, false, Optional.empty())))
                .toList();
    }

    private Stream<Candidate> gpus() {
        List<DeviceId> listed = choice.listed().stream().filter(DeviceId::cuda).toList();
        if (!choice.isAuto() && listed.isEmpty()) {
            return Stream.empty();
        }
        CudaProbe.Finding finding = probe.look();
        if (!choice.isAuto()) {
            return listed.stream().map(id -> new Candidate(id, true, finding.reason()));
        }
        return finding.driverPresent()
                ? finding.ordinals().stream().map(i -> new Candidate(DeviceId.cuda(i), false, Optional.empty()))
                : Stream.of(new Candidate(DeviceId.cuda(0), false, finding.reason()));
    }
}
