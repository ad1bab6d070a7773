/** The JSON bodies, as records: names in snake_case on the wire, nulls written. Only {@code dev.drape.api} uses them. */
package dev.drape.api.wire;
