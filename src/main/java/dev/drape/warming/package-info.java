/**
 * Fills the garment cache before anybody asks: analyses the photos of a manifest one after another while nothing else is to
 * be done. Photos come from files or, by an allow-list, from other servers.
 */
package dev.drape.warming;
