/**
 * What can go wrong, by name. {@link dev.drape.error.Failure} lists every way a request can fail;
 * {@link dev.drape.error.DrapeException} carries one of them with its public particulars.
 *
 * <p>JDK only, no other package of ours, immutable, usable from every thread. How a failure looks over HTTP is decided
 * in one table in {@code dev.drape.api}.
 */
package dev.drape.error;
