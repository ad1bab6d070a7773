/**
 * HTTP: resources, wire records and the one table that turns a {@code Failure} into an RFC 9457 problem. Runs on the
 * event loop and never blocks it. Nobody imports this package.
 */
package dev.drape.api;
