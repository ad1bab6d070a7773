package dev.drape.analysis;

import dev.drape.execution.Stage;
import dev.drape.execution.StageRecorder;
import dev.drape.execution.StageTimes;
import io.smallrye.mutiny.Uni;

import java.util.function.Supplier;

/** A value and how long it took. */
record Timed<T>(T value, StageTimes times) {

    /** Measures the work from subscription to its item. */
    static <T> Uni<Timed<T>> of(Stage stage, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            long start = System.nanoTime();
            return work.get().map(value -> new Timed<>(value, StageRecorder.ended(stage, start)));
        });
    }
}
