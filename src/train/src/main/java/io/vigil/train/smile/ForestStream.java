package io.vigil.train.smile;

import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import smile.data.type.PrimitiveType;
import smile.data.type.StructField;

/// Reads serialized objects through a [ForestFilter], loading no class that it does not allow.
///
/// Containers are checked as soon as each is read: hashing a map whose keys are containers of
/// containers takes time that doubles with every level, and an allow-list alone lets it through.
final class ForestStream extends ObjectInputStream {

    private final ForestFilter filter;

    ForestStream(InputStream in, ForestFilter filter) throws IOException {
        super(in);
        this.filter = filter;
        setObjectInputFilter(filter);
        enableResolveObject(true);
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass described) throws IOException, ClassNotFoundException {
        if (!filter.allows(described.getName())) {
            throw new InvalidClassException(ForestFilter.foreign(described.getName()));
        }
        return super.resolveClass(described);
    }

    @Override
    protected Class<?> resolveProxyClass(String[] interfaces) throws IOException {
        throw new InvalidClassException(ForestFilter.foreign("proxy"));
    }

    @Override
    protected @Nullable Object resolveObject(@Nullable Object read) throws IOException {
        if (read instanceof Map<?, ?> map) {
            requireFlat(map);
        } else if (read instanceof List<?> list) {
            require(list.stream().allMatch(StructField.class::isInstance), "a list must hold columns only");
        } else if (read instanceof StructField field) {
            require(field.dtype() instanceof PrimitiveType, "a column must be of a primitive type");
        }
        return read;
    }

    private static void requireFlat(Map<?, ?> map) throws IOException {
        boolean flat = map.keySet().stream().allMatch(ForestStream::isFlat)
                && map.values().stream().allMatch(ForestStream::isFlat);
        require(flat, "a map must hold numbers and text only");
    }

    private static boolean isFlat(@Nullable Object value) {
        return value instanceof String || value instanceof Number;
    }

    private static void require(boolean holds, String rule) throws IOException {
        if (!holds) {
            throw new InvalidObjectException(rule);
        }
    }
}
