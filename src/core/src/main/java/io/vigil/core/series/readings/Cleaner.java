package io.vigil.core.series.readings;

import io.vigil.core.format.Numbers;
import io.vigil.core.series.Reading;
import io.vigil.core.series.SensorKey;
import io.vigil.core.series.zones.Zones;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns fields into a reading, or says why they are none.
final class Cleaner {

    private static final int LONGEST_TEXT = 200;
    private static final Set<String> NOT_FINITE =
            Set.of("nan", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity");
    private static final int[] TEXTS = {
        Fields.SENSOR_ID, Fields.TYPE, Fields.LOCATION, Fields.PLANT_ID, Fields.UNIT
    };
    private static final Set<String> TRUE = Set.of("true", "1", "1.0");
    private static final Set<String> FALSE = Set.of("false", "0", "0.0");

    private final ZoneId zone;
    private final Zones zones;

    Cleaner(ZoneId zone, Zones zones) {
        this.zone = zone;
        this.zones = zones;
    }

    Parsed clean(Fields fields) {
        Set<Dropped> dropped = EnumSet.noneOf(Dropped.class);
        double[] position = position(fields, dropped);
        SensorKey key = key(fields, position);
        String time = fields.get(Fields.TIMESTAMP);
        OptionalLong micros = time == null ? OptionalLong.empty() : Timestamps.parse(time, zone);
        String text = fields.get(Fields.VALUE);
        double value = text == null ? Double.NaN : Numbers.parse(text);
        if (!isUsable(fields)) {
            return new Parsed.Rejected(Rejection.INVALID_TEXT);
        }
        if (key == null) {
            return new Parsed.Rejected(Rejection.MISSING_SENSOR);
        }
        if (micros.isEmpty()) {
            boolean missing = time == null;
            return new Parsed.Rejected(missing ? Rejection.MISSING_TIMESTAMP : Rejection.UNPARSABLE_TIMESTAMP);
        }
        if (!Double.isFinite(value)) {
            return new Parsed.Rejected(text == null ? Rejection.MISSING_VALUE : notFinite(text, value));
        }
        return new Parsed.Accepted(
                new Reading(key, micros.getAsLong(), value),
                fields.get(Fields.PLANT_ID),
                position[0],
                position[1],
                fields.get(Fields.UNIT),
                reportedAnomaly(fields.get(Fields.ANOMALY), dropped),
                dropped);
    }

    private static Rejection notFinite(String text, double value) {
        boolean named = NOT_FINITE.contains(text.toLowerCase(Locale.ROOT));
        return named || Double.isInfinite(value) ? Rejection.NON_FINITE_VALUE : Rejection.UNPARSABLE_VALUE;
    }

    private static boolean isUsable(Fields fields) {
        for (int field : TEXTS) {
            String text = fields.get(field);
            if (text != null && (text.length() > LONGEST_TEXT || !isPlain(text))) {
                return false;
            }
        }
        return true;
    }

    /// No control characters, and no half of a character that UTF-8 could not hold.
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
            if (Character.isISOControl(c) || (Character.isSurrogate(c) && !pair)) {
                return false;
            }
            i += pair ? 1 : 0;
        }
        return true;
    }

    private @Nullable SensorKey key(Fields fields, double[] position) {
        String id = fields.get(Fields.SENSOR_ID);
        String type = fields.get(Fields.TYPE);
        String plant = fields.get(Fields.PLANT_ID);
        String location = fields.get(Fields.LOCATION);
        location = location == null ? zones.find(position[0], position[1]) : location;
        location = location == null ? plant : location;
        String place = location == null ? "" : location;
        if (id != null) {
            return new SensorKey(id, type == null ? id : type, place);
        }
        if (type == null) {
            return null;
        }
        String owner = plant == null ? place : plant;
        return new SensorKey(owner.isEmpty() ? type : owner + "/" + type, type, place);
    }

    /// Latitude and longitude, both NaN where there is no position.
    private static double[] position(Fields fields, Set<Dropped> dropped) {
        String lat = fields.get(Fields.LAT);
        String lon = fields.get(Fields.LON);
        double[] none = {Double.NaN, Double.NaN};
        if (lat == null && lon == null) {
            return none;
        }
        double[] position = {
            lat == null ? Double.NaN : Numbers.parse(lat), lon == null ? Double.NaN : Numbers.parse(lon)
        };
        if (Math.abs(position[0]) <= 90 && Math.abs(position[1]) <= 180) {
            return position;
        }
        dropped.add(Dropped.POSITION);
        return none;
    }

    private static @Nullable Boolean reportedAnomaly(@Nullable String text, Set<Dropped> dropped) {
        if (text == null) {
            return null;
        }
        String flag = text.toLowerCase(Locale.ROOT);
        if (!TRUE.contains(flag) && !FALSE.contains(flag)) {
            dropped.add(Dropped.REPORTED_ANOMALY);
            return null;
        }
        return TRUE.contains(flag);
    }
}
