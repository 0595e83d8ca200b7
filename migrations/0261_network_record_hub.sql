-- Owner: network. The newest records of one hub: of one that has few, the way along all hubs' newest reads nearly every record.
create index network_record_hub on network_record (hub, moved_at desc, id desc);
