-- Owner: network. How far our own feed has come into the catalogue of the network.
create table network_own (
  only_one boolean primary key default true check (only_one),
  epoch text not null,
  position bigint not null
);
