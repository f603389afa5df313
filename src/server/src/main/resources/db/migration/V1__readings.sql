-- A sensor and what was last heard of it, updated with every batch of readings.
create table sensors (
    sensor_key integer generated always as identity primary key,
    sensor_id text not null unique,
    sensor_type text not null,
    location text not null,
    plant_id text,
    unit text,
    lat double precision,
    lon double precision,
    zone text,
    detector text not null,
    first_timestamp timestamptz not null,
    last_timestamp timestamptz not null,
    last_value double precision not null,
    anomaly boolean not null,
    in_event boolean not null,
    anomaly_score double precision not null,
    reasons integer not null,
    expected double precision,
    lower double precision,
    upper double precision,
    learning_n integer,
    learning_of integer,
    count_readings bigint not null,
    anomaly_count bigint not null,
    silent boolean not null default false
) with (fillfactor = 50);

-- What readings say beside sensor, time and value; few rows, shared by all readings that say the same.
create table origins (
    origin_key integer generated always as identity primary key,
    sensor_type text not null,
    location text not null,
    plant_id text,
    unit text
);

-- Every reading with its verdict. Ids ascend in the order in which readings were judged.
--   outcome   0 stored, 1 late, 2 conflict
--   reasons   a bit per reason, in the order of io.vigil.core.series.Reason
--   rule_anomaly, ml_anomaly, ml_score   of rolling-z and online-forest, where they run beside
create table readings (
    id bigint not null,
    "timestamp" timestamptz not null,
    value double precision not null,
    anomaly_score double precision not null,
    expected double precision,
    lower double precision,
    upper double precision,
    ml_score double precision,
    lat double precision,
    lon double precision,
    sensor_key integer not null,
    origin_key integer not null,
    reasons integer not null,
    outcome smallint not null,
    anomaly boolean not null,
    in_event boolean not null,
    rule_anomaly boolean,
    ml_anomaly boolean,
    reported_anomaly boolean,
    primary key (sensor_key, "timestamp", value)
) partition by range ("timestamp");

create index readings_by_id on readings using brin (id) with (pages_per_range = 32);
create index readings_anomalies_by_id on readings (id) where anomaly;
create index readings_anomalies_by_time on readings ("timestamp", id) where anomaly;

-- One-minute windows; squares is the sum of squared deviations, from which windows are merged.
create table sensor_aggregates (
    window_start timestamptz not null,
    window_end timestamptz not null,
    location text not null,
    sensor_type text not null,
    avg_value double precision not null,
    min_value double precision not null,
    max_value double precision not null,
    stddev_value double precision,
    squares double precision not null,
    count_readings bigint not null,
    anomaly_count bigint not null,
    primary key (window_start, location, sensor_type)
) with (fillfactor = 70);

create table sensor_zone_stats (
    zone text not null,
    window_start timestamptz not null,
    window_end timestamptz not null,
    count bigint not null,
    mean double precision not null,
    median double precision not null,
    min double precision not null,
    max double precision not null,
    std double precision,
    anomalies bigint not null,
    primary key (zone, window_end)
);

-- People's words on alarms, in one sequence of ids with the readings, so that a replay repeats them.
create table feedback (
    id bigint primary key,
    sensor_id text not null,
    true_alarm boolean not null,
    given_at timestamptz not null
);

-- What the detectors remember, as it was after the reading or feedback with the checkpoint's id.
create table detector_states (
    detector text not null,
    key text not null,
    state bytea not null,
    primary key (detector, key)
);
alter table detector_states alter column state set storage external;

create table checkpoint (
    only_row boolean primary key default true check (only_row),
    last_id bigint not null
);
insert into checkpoint (last_id) values (0);

create view sensor_readings as
    select r.id, s.sensor_id, o.sensor_type, o.location, r.value, r."timestamp", r.anomaly, o.unit
    from readings r join sensors s using (sensor_key) join origins o using (origin_key);

create view ml_anomaly_predictions as
    select s.sensor_id, o.sensor_type, r.value, r."timestamp", r.ml_anomaly as is_anomaly,
        r.ml_score as anomaly_score, r.rule_anomaly as rule_based_anomaly
    from readings r join sensors s using (sensor_key) join origins o using (origin_key)
    where r.ml_anomaly is not null;

create view flink_processed as
    select window_start, window_end, location, sensor_type, avg_value, min_value, max_value, stddev_value,
        count_readings, anomaly_count
    from sensor_aggregates;
