package dev.drape.store;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Describes the shape of stored values, so that bytes of another shape are never read: names and types of all components
 * of a record and of all that it is made of. Any thread.
 */
final class Shape {
    private final Map<String, String> described = new LinkedHashMap<>();

    private Shape() {}

    /** Text that changes whenever a component is added, renamed, retyped or moved, or an enum gets another constant. */
    static String of(Class<?> type) {
        Shape all = new Shape();
        all.describe(type);
        return "codec " + RecordCodec.VERSION + " " + all.described;
    }

    private void describe(Type type) {
        if (type instanceof ParameterizedType generic) {
            describe(generic.getRawType());
            Arrays.stream(generic.getActualTypeArguments()).forEach(this::describe);
        } else if (type instanceof Class<?> plain && !described.containsKey(plain.getName())) {
            described.put(plain.getName(), "");
            described.put(plain.getName(), parts(plain));
        }
    }

    private String parts(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.toString(type.getEnumConstants());
        }
        StringBuilder parts = new StringBuilder();
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                parts.append(component.getName()).append(':').append(component.getGenericType());
                parts.append(';');
                describe(component.getGenericType());
            }
        } else if (type.getName().startsWith("dev.drape.")) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    parts.append(field.getName()).append(':').append(field.getGenericType());
                    parts.append(';');
                    describe(field.getGenericType());
                }
            }
        }
        return parts.toString();
    }
}
