/**
 * The second level of a cache: entries that survive a restart (files) or are shared between replicas (Redis), behind one
 * interface. {@link dev.drape.store.Shelf} is what others use: typed, never failing, never waited for longer than its
 * time limit. Knows nothing of what an entry means; an entry is any record that {@link dev.drape.store.RecordCodec} can
 * write.
 */
package dev.drape.store;
