/**
 * A photo's analysis from the cache or from the models, never twice for the same photo. Front door: {@code Analyses}.
 * Owns both analysis caches and the photo checks.
 */
package dev.drape.analysis;
