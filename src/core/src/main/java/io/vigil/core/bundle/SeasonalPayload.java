package io.vigil.core.bundle;

import io.vigil.core.json.JsonException;
import io.vigil.core.json.JsonValue;
import io.vigil.core.series.seasonal.Profile.Daily;
import io.vigil.core.series.seasonal.Profile.Seasonal;
import io.vigil.core.series.seasonal.Profile.Weekly;
import io.vigil.core.series.seasonal.SeasonalLimits;
import io.vigil.core.series.seasonal.SeasonalModel;
import io.vigil.core.series.seasonal.SensorBaseline;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The payload `baselines.json`: time zone, limits, and the profiles of every sensor.
final class SeasonalPayload {

    private static final String FILE = SeriesManifest.PAYLOAD;

    /// The numbers of 20,000 sensors with every profile.
    private static final int MAX_VALUES = 16_000_000;

    private SeasonalPayload() {}

    static byte[] encode(SeasonalModel model) {
        SeasonalLimits limits = model.limits();
        return PrettyJson.object(json -> json.text("time_zone", model.zone().getId())
                .object("limits", body -> body.number("band", limits.band())
                        .number("spike", limits.spike())
                        .number("break", limits.breaking())
                        .number("bias_rate", limits.biasRate())
                        .number("ema_rate", limits.emaRate()))
                .objects("sensors", model.sensors(), SeasonalPayload::encode));
    }

    private static void encode(PrettyJson json, SensorBaseline sensor) {
        Daily daily = sensor.daily();
        Weekly weekly = sensor.weekly();
        Seasonal seasonal = sensor.seasonal();
        json.text("entity", sensor.entity()).text("sensor", sensor.sensor());
        json.object("daily", body -> body.numbers("median", daily.medians()).numbers("std", daily.stds()));
        if (weekly != null) {
            json.object("weekly", body -> body.numbers("median", weekly.medians()).numbers("std", weekly.stds()));
        }
        if (seasonal != null) {
            json.object("seasonal", body -> body.numbers("median", seasonal.medians()));
        }
    }

    static SeasonalModel decode(byte[] bytes) throws BundleException {
        try {
            JsonValue json = JsonValue.parse(FILE, bytes, MAX_VALUES);
            List<JsonValue> items = json.required("sensors").items();
            if (items.isEmpty()) {
                throw json.broken("sensors must not be empty");
            }
            List<SensorBaseline> sensors = new ArrayList<>(items.size());
            for (JsonValue item : items) {
                sensors.add(sensor(item));
            }
            return new SeasonalModel(zone(json.required("time_zone")), limits(json.required("limits")), sensors);
        } catch (JsonException e) {
            throw BundleException.of(e);
        } catch (IllegalArgumentException e) {
            throw new BundleException(FILE, String.valueOf(e.getMessage()), e);
        }
    }

    private static ZoneId zone(JsonValue zone) throws JsonException {
        try {
            return ZoneId.of(zone.text());
        } catch (DateTimeException e) {
            throw zone.broken("must be a time zone, such as UTC or Europe/Berlin");
        }
    }

    private static SeasonalLimits limits(JsonValue limits) throws JsonException {
        try {
            return new SeasonalLimits(
                    limits.required("band").number(),
                    limits.required("spike").number(),
                    limits.required("break").number(),
                    limits.required("bias_rate").number(),
                    limits.required("ema_rate").number());
        } catch (IllegalArgumentException e) {
            throw limits.broken("are wrong: " + e.getMessage());
        }
    }

    private static SensorBaseline sensor(JsonValue json) throws JsonException {
        try {
            JsonValue hours = json.required("daily");
            Daily daily = new Daily(
                    hours.required("median").numbers(), hours.required("std").numbers());
            return new SensorBaseline(
                    json.required("entity").text(), json.required("sensor").text(), daily, weekly(json), seasonal(json, daily));
        } catch (IllegalArgumentException e) {
            throw json.broken("is wrong: " + e.getMessage());
        }
    }

    private static @Nullable Weekly weekly(JsonValue sensor) throws JsonException {
        Optional<JsonValue> weekly = sensor.optional("weekly");
        return weekly.isEmpty()
                ? null
                : new Weekly(
                        weekly.get().required("median").numbers(),
                        weekly.get().required("std").numbers());
    }

    private static @Nullable Seasonal seasonal(JsonValue sensor, Daily daily) throws JsonException {
        Optional<JsonValue> seasonal = sensor.optional("seasonal");
        return seasonal.isEmpty() ? null : new Seasonal(seasonal.get().required("median").numbers(), daily);
    }
}
