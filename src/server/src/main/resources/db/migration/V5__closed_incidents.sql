-- Those that were open in a range of time, and those that retention deletes.
create index incidents_closed on incidents (closed_at) where closed_at is not null;
