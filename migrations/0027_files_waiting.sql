-- Owner: files. Bytes that were put into the storage and that no file names yet: what was brought and never taken.
create table waiting_bytes (
  storage_key text primary key check (storage_key ~ '^[0-9a-f]{2}/[0-9a-f]{64}$'),
  put_at timestamptz not null
);
create index waiting_bytes_age on waiting_bytes (put_at);
-- Every file by where it lies: a backup and a check walk along it.
create index stored_file_key on stored_file (storage_key);
