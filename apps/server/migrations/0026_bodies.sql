-- Bodies: leading groups (领导小组), headquarters (指挥部), task forces (专班) and chains under a chain leader (链长制). Who sits in them and what they
-- carry is never overwritten: each row has its first and its last day, so that who led what at which time can be read years later.

create table bodies (
  id uuid primary key,
  region_id uuid not null references regions,
  region_path text collate "C" not null,
  kind text not null check (kind in ('leading-group', 'headquarters', 'task-force', 'chain')),
  name text not null,
  campaign_id uuid references campaigns,
  -- the body that it works under
  parent_id uuid references bodies,
  -- where its office is (办公室设在)
  office_unit_id uuid references units,
  -- the sentence of a published document that ordered it, and where it begins in the sealed text
  document_id uuid references documents,
  order_start integer check (order_start >= 0),
  order_quote text,
  founded_on date not null,
  dissolved_on date check (dissolved_on >= founded_on),
  revision integer not null default 1,
  created_at timestamptz not null,
  check (num_nonnulls(document_id, order_start, order_quote) in (0, 3)),
  check (parent_id <> id)
);
-- A name is free again when its body was dissolved.
create unique index bodies_name on bodies (region_id, name) where dissolved_on is null;
create index bodies_parent on bodies (parent_id);
create index bodies_campaign on bodies (campaign_id);
create index bodies_office on bodies (office_unit_id);

create table body_members (
  id uuid primary key,
  body_id uuid not null references bodies,
  region_path text collate "C" not null,
  duty text not null check (duty in ('chief', 'deputy', 'member')),
  -- a person in a post, or a whole unit
  person_id uuid references people,
  post_id uuid references posts,
  unit_id uuid not null references units,
  -- as they were called then, also for those who may not see the person
  person_name text,
  post_title text,
  unit_name text not null,
  since date not null,
  until date check (until >= since),
  added_by uuid not null references people,
  added_name text not null,
  added_at timestamptz not null,
  check (num_nonnulls(person_id, post_id, person_name, post_title) in (0, 4)),
  check (duty <> 'chief' or person_id is not null)
);
create unique index body_members_person on body_members (body_id, person_id) where until is null and person_id is not null;
create unique index body_members_unit on body_members (body_id, unit_id) where until is null and person_id is null;
create index body_members_of_person on body_members (person_id);
create index body_members_of_post on body_members (post_id);
create index body_members_of_unit on body_members (unit_id);

-- What a body carries: whole fronts and single commitments, and thereby everything below them.
create table body_carries (
  id uuid primary key,
  body_id uuid not null references bodies,
  region_path text collate "C" not null,
  front_id uuid references fronts,
  commitment_id uuid references commitments,
  since date not null,
  until date check (until >= since),
  added_by uuid not null references people,
  added_name text not null,
  added_at timestamptz not null,
  check (num_nonnulls(front_id, commitment_id) = 1)
);
create unique index body_carries_front on body_carries (body_id, front_id) where until is null and front_id is not null;
create unique index body_carries_commitment on body_carries (body_id, commitment_id) where until is null and commitment_id is not null;
create index body_carries_of_front on body_carries (front_id);
create index body_carries_of_commitment on body_carries (commitment_id);

-- Facts: what was done to a body, by whom, in words as they were then.
create table body_events (
  body_id uuid not null references bodies,
  number integer not null,
  region_path text collate "C" not null,
  kind text not null check (kind in ('founded', 'changed', 'dissolved', 'reopened', 'member-added', 'member-removed', 'taken-up', 'put-down')),
  -- whom or what it is about; null for the body itself
  subject text,
  duty text check (duty in ('chief', 'deputy', 'member')),
  words text,
  -- for a change: field, from, to
  changes jsonb,
  said_by uuid not null references people,
  said_name text not null,
  said_at timestamptz not null,
  said_on date not null,
  primary key (body_id, number),
  check ((kind = 'changed') = (changes is not null))
);

do $$
declare t text;
begin
  foreach t in array array['bodies', 'body_members', 'body_carries', 'body_events']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy read on %I for select using ((select app_is_system())
      or region_path ^@ any ((select app_held_paths())::text[])
      or region_path = any ((select app_reaching_paths())::text[]))', t);
  end loop;
end
$$;

create policy add on bodies for insert with check (app_covers_as('office', region_path) and dissolved_on is null
  and exists (select from regions r where r.id = region_id and r.path = bodies.region_path and r.closed_on is null));
create policy change on bodies for update using (app_covers_as('office', region_path))
  with check (app_covers_as('office', region_path));

-- Asked apart from the policies of bodies, which other policies read through.
create function app_body_open(body uuid, path text) returns boolean language sql stable
  as $$ select exists (select from bodies b where b.id = body and b.region_path = path and b.dissolved_on is null) $$;

create policy add on body_members for insert with check (app_covers_as('office', region_path) and until is null
  and (added_by = app_person() or app_is_system()) and app_body_open(body_id, region_path)
  and exists (select from units u where u.id = unit_id and u.closed_on is null
    and (starts_with(u.region_path, body_members.region_path) or starts_with(body_members.region_path, u.region_path)))
  and (person_id is null or exists (select from holdings h join posts p on p.id = h.post_id
    where p.id = body_members.post_id and p.unit_id = body_members.unit_id and h.person_id = body_members.person_id and h.until is null)));
create policy leave on body_members for update using (app_covers_as('office', region_path) and until is null)
  with check (app_covers_as('office', region_path) and until is not null and app_body_open(body_id, region_path));

create policy add on body_carries for insert with check (app_covers_as('office', region_path) and until is null
  and (added_by = app_person() or app_is_system()) and app_body_open(body_id, region_path)
  and (front_id is null or exists (select from fronts f where f.id = front_id and f.merged_into is null
    and starts_with(f.region_path, body_carries.region_path)))
  and (commitment_id is null or exists (select from commitments c where c.id = commitment_id and c.withdrawn_on is null
    and starts_with(c.region_path, body_carries.region_path))));
create policy put_down on body_carries for update using (app_covers_as('office', region_path) and until is null)
  with check (app_covers_as('office', region_path) and until is not null and app_body_open(body_id, region_path));

create policy add on body_events for insert with check (app_covers_as('office', region_path)
  and (said_by = app_person() or app_is_system())
  and exists (select from bodies b where b.id = body_id and b.region_path = body_events.region_path));

grant select, insert on bodies, body_members, body_carries, body_events to chengshi_app;
grant update (kind, name, campaign_id, parent_id, office_unit_id, document_id, order_start, order_quote, founded_on, dissolved_on, revision)
  on bodies to chengshi_app;
grant update (until) on body_members, body_carries to chengshi_app;

-- Whether those who sit in a body still hold the posts for which they sit there, and who holds these now. The names in a body are there for everybody
-- whom it reaches; of posts outside the own area only this is told.
create function app_body_holders(body uuid) returns table (member_id uuid, holds boolean, holders jsonb)
  language plpgsql security definer set search_path from current as $$
declare
  held text := coalesce(current_setting('app.grants', true), '');
  path text := (select b.region_path from bodies b where b.id = body);
begin
  if path is null or not (app_covers(path) or app_reached_by(path)) then return; end if;
  perform set_config('app.grants', 'system', true);
  return query select m.id,
      exists (select from holdings h where h.post_id = m.post_id and h.person_id = m.person_id and h.until is null),
      coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by h.since, p.id)
        from holdings h join people p on p.id = h.person_id where h.post_id = m.post_id and h.until is null), '[]')
    from body_members m where m.body_id = body and m.person_id is not null and m.until is null;
  perform set_config('app.grants', held, true);
end
$$;
revoke all on function app_body_holders from public;
grant execute on function app_body_holders to chengshi_app;
