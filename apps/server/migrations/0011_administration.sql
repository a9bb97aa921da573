-- Administration: regions, units and posts are closed and never removed, units keep every name they had and lead on when they are merged,
-- posts are handed over, accounts are prepared, closed and given back.

alter table regions add column closed_on date;
create index regions_open on regions (parent_id, code) where closed_on is null;

alter table units
  add column closed_on date,
  -- where a merged unit went: its page leads there
  add column merged_into uuid references units check (merged_into is null or closed_on is not null);
create index units_parent on units (parent_id) where parent_id is not null;
create index units_region on units (region_id, closed_on);
create index units_merged_into on units (merged_into) where merged_into is not null;

-- A name may also be left behind by a rename or a merger.
alter table unit_aliases
  drop constraint unit_aliases_source_check,
  add constraint unit_aliases_source_check check (source in ('entered', 'former', 'learned'));
create index unit_aliases_alias on unit_aliases (alias);

alter table posts add column closed_on date;
-- A title is free again when the post that bore it is closed.
alter table posts drop constraint posts_unit_id_title_key;
create unique index posts_unit_id_title_key on posts (unit_id, title) where closed_on is null;
create index posts_unit on posts (unit_id, rank, title);

alter table holdings
  -- the holding that this one took over from
  add column from_id uuid references holdings;
create index holdings_post on holdings (post_id, since);

alter table people
  add column account_closed_at timestamptz,
  -- who has an account has a user name; a user name without an account waits for its first password, or is closed
  add constraint people_account check (user_id is null or (user_name is not null and account_closed_at is null));
create index people_name on people (name, id);

-- Nothing is hung below what is closed, and rows stay under the path of what they belong to when they are changed.
drop policy add on units;
create policy add on units for insert with check (app_covers_as('administrator', region_path)
  and exists (select from regions r where r.id = region_id and r.path = units.region_path and r.closed_on is null));
drop policy add on posts;
create policy add on posts for insert with check (app_covers_as('administrator', region_path)
  and exists (select from units u where u.id = unit_id and u.region_path = posts.region_path and u.closed_on is null));
drop policy add on holdings;
create policy add on holdings for insert with check (app_covers_as('administrator', region_path)
  and exists (select from posts p where p.id = post_id and p.region_path = holdings.region_path and p.closed_on is null)
  and exists (select from people p where p.id = person_id));
drop policy add on role_grants;
create policy add on role_grants for insert with check (app_covers_as('security', region_path)
  and exists (select from people p where p.id = person_id and app_covers_as('security', p.region_path))
  and (exists (select from regions r where r.id = region_id and r.path = role_grants.region_path and r.closed_on is null)
    or exists (select from units u where u.id = unit_id and u.region_path = role_grants.region_path and u.closed_on is null)));
create policy change on posts for update using (app_covers_as('administrator', region_path))
  with check (app_covers_as('administrator', region_path)
    and exists (select from units u where u.id = unit_id and u.region_path = posts.region_path));
create policy carry on unit_aliases for update using (app_is_system());
drop policy change on holdings;
create policy change on holdings for update using (app_covers_as('administrator', region_path))
  with check (app_covers_as('administrator', region_path)
    and exists (select from posts p where p.id = post_id and p.region_path = holdings.region_path));
grant update on posts to chengshi_app;

-- Who holds which roles where, seen whole: an administrator of a district must not reset the password of somebody who has a role over
-- the city, and may not see that role. Answers for people whom the actor administers.
create function app_roles_of(person uuid) returns table (role text, region_path text)
  language plpgsql security definer set search_path from current as $$
declare held text := current_setting('app.grants', true);
begin
  if not exists (select from people p where p.id = person and app_covers_as('administrator', p.region_path)) then return; end if;
  perform set_config('app.grants', 'system', true);
  return query select g.role, g.region_path from role_grants g where g.person_id = person and g.revoked_at is null;
  perform set_config('app.grants', held, true);
end $$;

-- Roles for a unit go with it when it is merged, although an administrator grants none: only along a merger that is on record.
create function app_carry_role(grant_id uuid, new_id uuid, at timestamptz) returns void
  language plpgsql security definer set search_path from current as $$
declare
  held text := current_setting('app.grants', true);
  old record;
begin
  select g.person_id, g.role, g.region_path, g.granted_by, u.merged_into, into_unit.region_path as new_path into old
    from role_grants g join units u on u.id = g.unit_id join units into_unit on into_unit.id = u.merged_into
    where g.id = grant_id and g.revoked_at is null;
  if not found or not (app_covers_as('administrator', old.region_path) and app_covers_as('administrator', old.new_path)) then
    raise insufficient_privilege;
  end if;
  perform set_config('app.grants', 'system', true);
  update role_grants set revoked_at = at where id = grant_id;
  insert into role_grants (id, person_id, role, unit_id, region_path, granted_at, granted_by)
    values (new_id, old.person_id, old.role, old.merged_into, old.new_path, at, old.granted_by) on conflict do nothing;
  perform set_config('app.grants', held, true);
end $$;

-- Moves a region with all below it under another one. What describes the organisation follows; where work is on record (documents,
-- campaigns and whatever carries a path later) the region stays, because facts are not changed: then the name of that table is the answer.
-- The ledger and refusals keep the path under which they happened.
create function app_move_region(region uuid, new_parent uuid) returns text
  language plpgsql security definer set search_path from current as $$
declare
  held text := current_setting('app.grants', true);
  followers constant text[] := array['units', 'unit_aliases', 'posts', 'people', 'holdings', 'role_grants'];
  old_path text;
  new_path text;
  t text;
  busy boolean;
begin
  -- Nobody may hang a row under the old path meanwhile. In the order in which creates take these tables.
  lock table regions in share row exclusive mode;
  foreach t in array followers loop execute format('lock table %I in share row exclusive mode', t); end loop;
  select path into old_path from regions where id = region;
  select p.path || r.code || '/' into new_path from regions p, regions r where p.id = new_parent and r.id = region;
  if old_path is null or new_path is null
    or starts_with(new_path, old_path) and new_path <> old_path
    or not (app_covers_as('administrator', old_path) and app_covers_as('administrator', new_path)) then
    raise insufficient_privilege;
  end if;
  perform set_config('app.grants', 'system', true);
  for t in select table_name from information_schema.columns
    where table_schema = current_schema() and column_name = 'region_path'
      and table_name <> all (followers || array['ledger', 'refusals']) order by table_name
  loop
    execute format('lock table %I in share row exclusive mode', t);
    execute format('select exists (select from %I where starts_with(region_path, $1))', t) into busy using old_path;
    if busy then
      perform set_config('app.grants', held, true);
      return t;
    end if;
  end loop;
  update regions set path = new_path || substr(path, length(old_path) + 1) where starts_with(path, old_path);
  update regions set parent_id = new_parent where id = region;
  foreach t in array followers loop
    execute format('update %I set region_path = $1 || substr(region_path, length($2) + 1) where starts_with(region_path, $2)', t)
      using new_path, old_path;
  end loop;
  perform set_config('app.grants', held, true);
  return null;
end $$;

revoke all on function app_roles_of, app_carry_role, app_move_region from public;
grant execute on function app_roles_of, app_carry_role, app_move_region to chengshi_app;
