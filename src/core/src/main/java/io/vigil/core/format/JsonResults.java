package io.vigil.core.format;

/// Writes `{"results":[..],"model":..,"version":..,"threshold":..,"warnings":[..]}`, or for a bare
/// object `{"input_data":{..},"prediction":{..}}`. `warnings` is absent where there are none.
public final class JsonResults implements ResultWriter {

    @Override
    public void write(Answer answer, ByteOutput out) {
        throw new UnsupportedOperationException();
    }
}
