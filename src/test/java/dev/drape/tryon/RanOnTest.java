package dev.drape.tryon;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RanOnTest {
    private static final RanOn GPU = new RanOn("cuda:0", null, false);
    private static final RanOn CACHED_GPU = new RanOn("cuda:0", null, true);
    private static final RanOn STOOD_IN = new RanOn("cpu", "cuda:0: the driver is gone", false);
    private static final RanOn CACHED_STAND_IN = new RanOn("cpu", "cuda:0: the driver is gone", true);

    @Test
    void aStandInOfEitherSideIsTold() {
        assertThat(RanOn.either(GPU, STOOD_IN)).isEqualTo(STOOD_IN);
        assertThat(RanOn.either(STOOD_IN, GPU)).isEqualTo(STOOD_IN);
        assertThat(RanOn.either(CACHED_GPU, STOOD_IN)).isEqualTo(STOOD_IN);
    }

    @Test
    void whatRanNowIsToldRatherThanWhatRanBefore() {
        assertThat(RanOn.either(CACHED_STAND_IN, GPU)).isEqualTo(GPU);
        assertThat(RanOn.either(GPU, CACHED_STAND_IN)).isEqualTo(GPU);
    }

    @Test
    void withoutADifferenceTheCustomersSideIsTold() {
        RanOn other = new RanOn("cuda:1", null, false);
        assertThat(RanOn.either(CACHED_GPU, CACHED_STAND_IN)).isEqualTo(CACHED_GPU);
        assertThat(RanOn.either(GPU, other)).isEqualTo(GPU);
        assertThat(RanOn.either(other, GPU)).isEqualTo(other);
    }
}
