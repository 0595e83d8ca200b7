-- Owner: network. Who the hub is, told on its public page; one row a hub, the hub going by the code of its province.
create table hub_profile (
  region_code text primary key references region (code),
  about_id text not null default '' check (length(about_id) <= 3000),
  about_en text not null default '' check (length(about_en) <= 3000),
  office text not null default '' check (length(office) <= 300),
  address text not null default '' check (length(address) <= 500),
  email text not null default '' check (length(email) <= 200),
  phone text not null default '' check (length(phone) <= 60),
  hours text not null default '' check (length(hours) <= 200),
  revision integer not null default 1 check (revision > 0),
  changed_by uuid references person (id),
  changed_at timestamptz not null
);
