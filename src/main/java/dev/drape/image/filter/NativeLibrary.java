package dev.drape.image.filter;

import org.bytedeco.javacpp.Pointer;
import org.bytedeco.opencv.global.opencv_core;

/** What the native side reports of itself. Any thread. */
public final class NativeLibrary {
    private NativeLibrary() {}

    /** OpenCV's version, such as {@code 4.13.0}; loads its natives. */
    public static String openCvVersion() {
        return opencv_core.CV_VERSION();
    }

    /** Resident memory of this process, bytes. */
    public static long residentBytes() {
        return Pointer.physicalBytes();
    }

    /** Native objects that JavaCPP keeps track of; each filter call ends with as many as it began. */
    public static long liveObjects() {
        return Pointer.totalCount();
    }
}
