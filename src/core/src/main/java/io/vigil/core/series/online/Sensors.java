package io.vigil.core.series.online;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// The sensors of one type, in as many bytes as there may be; who was silent longest is forgotten
/// first, and begins anew when it sends again.
final class Sensors {

    /// Room for about 1,100 sensors whose ids have 20 characters.
    static final int MAX_BYTES = 300_000;

    /// What a sensor takes in memory besides its id; written it takes less.
    private static final int EACH = 224;

    private final Map<String, Recent> bySensor = new LinkedHashMap<>();
    private int taken;

    /// What is remembered of a sensor, to be read only.
    Recent peek(String sensor) {
        Recent known = bySensor.get(sensor);
        return known == null ? new Recent() : known;
    }

    /// What is remembered of a sensor that sends now.
    Recent touch(String sensor) {
        Recent known = bySensor.remove(sensor);
        Recent recent = known == null ? new Recent() : known;
        taken += known == null ? size(sensor) : 0;
        bySensor.put(sensor, recent);
        Iterator<String> eldest = bySensor.keySet().iterator();
        while (taken > MAX_BYTES) {
            taken -= size(eldest.next());
            eldest.remove();
        }
        return recent;
    }

    int count() {
        return bySensor.size();
    }

    private static int size(String sensor) {
        return EACH + Character.BYTES * sensor.length();
    }

    int bytes() {
        int bytes = Integer.BYTES;
        for (Map.Entry<String, Recent> entry : bySensor.entrySet()) {
            bytes += Integer.BYTES + Character.BYTES * entry.getKey().length() + entry.getValue().bytes();
        }
        return bytes;
    }

    /// Their number as i32, then of each, the one that was silent longest first, the length of the id as
    /// i32, the id in UTF-16 and what is remembered.
    void write(ByteBuffer out) {
        out.putInt(bySensor.size());
        bySensor.forEach((sensor, recent) -> {
            out.putInt(sensor.length());
            sensor.chars().forEach(c -> out.putChar((char) c));
            recent.write(out);
        });
    }

    void read(ByteBuffer in) {
        int count = OnlineForestCodec.require(in.getInt(), 0, MAX_BYTES / EACH, "its sensors");
        for (int i = 0; i < count; i++) {
            char[] id = new char[OnlineForestCodec.require(in.getInt(), 1, MAX_BYTES / Character.BYTES, "an id's length")];
            for (int c = 0; c < id.length; c++) {
                id[c] = in.getChar();
            }
            String sensor = new String(id);
            bySensor.put(sensor, Recent.read(in));
            taken += size(sensor);
        }
    }
}
