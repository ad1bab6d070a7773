/**
 * The one flow: a customer photo and a garment photo enter, a try-on leaves. {@code TryOnPipeline} reads as its steps;
 * {@code Admission} bounds how many run at once. Owns the permits and the CPU pool.
 */
package dev.drape.tryon;
