-- Owner: identity. Every passkey has a name and a day; what nobody reads about the device is not kept.
alter table auth_passkey
  alter column name set not null,
  alter column created_at set not null,
  drop column device_type,
  drop column aaguid;
