/**
 * What a garment photo shows: the cut-out, its category, points, neckline, sleeves, pattern and colours. Front door:
 * {@code GarmentAnalyzer}; value: {@link dev.drape.garment.Garment}. Pure and CPU-bound: call from the CPU pool.
 */
package dev.drape.garment;
