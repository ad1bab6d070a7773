/**
 * What a setting's value may be: converters for the packages' configuration mappings that refuse what is out of bounds, so
 * that a start ends with the key and the bound. Bounds that one package alone has are beside its settings.
 */
package dev.drape.settings;
