-- The last day in UTC that holds a reading of an origin, or on which it was new; it goes when that day has gone.
alter table origins add column last_day date not null default current_date;
