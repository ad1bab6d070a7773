/**
 * Skin tone from a photo, a person mask and facial points: pure functions, no model, any thread. Reports CIELAB, ITA and
 * the Monk Skin Tone scale, or nothing with a reason.
 */
package dev.drape.skin;
