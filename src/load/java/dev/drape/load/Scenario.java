package dev.drape.load;

import java.util.function.Supplier;

/**
 * Something that clients ask for.
 *
 * @param name such as {@code analysis, new}
 * @param requests the next request
 */
record Scenario(String name, Supplier<Request> requests) {}
