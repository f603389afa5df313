-- Who may save what the detectors remember: the server that read it last.
alter table checkpoint add column writer uuid;
