-- Owner: network. Whether our own records have once come into the catalogue of all hubs whole; before that our own catalogue is shown.
alter table network_own add column is_whole boolean not null default false;
update network_own set is_whole = true;
