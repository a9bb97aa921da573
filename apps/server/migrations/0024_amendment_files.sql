-- What stands behind a request for an amendment: papers and photos, added by the side that asks while it is open.
create table amendment_files (
  amendment_id uuid not null references amendments,
  number integer not null check (number between 1 and 10),
  region_path text collate "C" not null,
  digest text not null,
  name text not null,
  media_type text not null,
  bytes integer not null check (bytes > 0),
  added_by uuid not null references people,
  added_name text not null,
  added_at timestamptz not null,
  primary key (amendment_id, number)
);
alter table amendment_files enable row level security;
alter table amendment_files force row level security;
create policy read on amendment_files for select using (exists (select from amendments a where a.id = amendment_id));
create policy add on amendment_files for insert with check ((added_by = app_person() or app_is_system())
  and exists (select from amendments a where a.id = amendment_id and a.region_path = amendment_files.region_path and a.state = 'open'
    and app_asks_as(a.unit_id, a.asker_region_id)));
grant select, insert on amendment_files to chengshi_app;
