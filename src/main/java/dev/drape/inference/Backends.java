package dev.drape.inference;

/** Opens devices. */
interface Backends {
    /**
     * Makes a device usable.
     *
     * @throws Exception in the runtime's own words, if it cannot be used
     */
    Backend open(DeviceId device) throws Exception;
}
