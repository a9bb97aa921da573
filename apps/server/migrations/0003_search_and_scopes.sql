-- Words of two characters and more are found again, and rows can only hang below something of their own region.

-- The last character of a text has no neighbour and stands alone in its bigrams; among the words sought it would ask for texts that end with it.
create function word_bigrams(words text) returns text[] language sql immutable parallel safe
  as $$ select coalesce(array_agg(pair), '{}') from unnest(bigrams(words)) pair where char_length(pair) = 2 $$;

create or replace function search_documents(words text) returns setof uuid language sql stable security definer set search_path from current
  as $$ select id from documents
        where bigrams(title || chr(10) || text) @> word_bigrams(words)
          and position(words in title || chr(10) || text) > 0
          and app_may_read_document(state, region_path) $$;

create or replace function search_commitments(words text) returns setof uuid language sql stable security definer set search_path from current
  as $$ select id from commitments
        where bigrams(title || chr(10) || quote) @> word_bigrams(words)
          and position(words in title || chr(10) || quote) > 0
          and (app_covers(region_path) or app_reached_by(region_path)) $$;

-- The demonstration's sign-ins stand there; only the product itself reads them.
drop policy read on installation;

-- `region_path` decides who may read and write a row, so it must be that of what the row belongs to: otherwise a district could
-- record an acceptance of the city's commitment under its own path.
drop policy add on units;
create policy add on units for insert with check (app_covers_as('administrator', region_path)
  and exists (select from regions r where r.id = region_id and r.path = units.region_path));
drop policy change on units;
create policy change on units for update using (app_covers_as('administrator', region_path))
  with check (app_covers_as('administrator', region_path)
    and exists (select from regions r where r.id = region_id and r.path = units.region_path));

drop policy add on unit_aliases;
create policy add on unit_aliases for insert with check (app_covers_as('administrator', region_path)
  and exists (select from units u where u.id = unit_id and u.region_path = unit_aliases.region_path));

drop policy add on posts;
create policy add on posts for insert with check (app_covers_as('administrator', region_path)
  and exists (select from units u where u.id = unit_id and u.region_path = posts.region_path));

drop policy add on holdings;
create policy add on holdings for insert with check (app_covers_as('administrator', region_path)
  and exists (select from posts p where p.id = post_id and p.region_path = holdings.region_path)
  and exists (select from people p where p.id = person_id));

-- The one who receives a role must be of the security administrator's own area too.
drop policy add on role_grants;
create policy add on role_grants for insert with check (app_covers_as('security', region_path)
  and exists (select from people p where p.id = person_id and app_covers_as('security', p.region_path))
  and (exists (select from regions r where r.id = region_id and r.path = role_grants.region_path)
    or exists (select from units u where u.id = unit_id and u.region_path = role_grants.region_path)));

drop policy add on documents;
create policy add on documents for insert with check (app_covers_as('office', region_path)
  and exists (select from regions r where r.id = region_id and r.path = documents.region_path));
drop policy change on documents;
create policy change on documents for update using (app_covers_as('office', region_path) and (state = 'draft' or app_is_system()))
  with check (app_covers_as('office', region_path)
    and exists (select from regions r where r.id = region_id and r.path = documents.region_path));

drop policy add on campaigns;
create policy add on campaigns for insert with check (app_covers_as('office', region_path)
  and exists (select from documents d where d.id = document_id and d.region_id = campaigns.region_id and d.region_path = campaigns.region_path));

do $$
declare t text;
begin
  foreach t in array array['fronts', 'phases']
  loop
    execute format('drop policy add on %I', t);
    execute format('create policy add on %1$I for insert with check (app_covers_as(''office'', region_path)
      and exists (select from campaigns c where c.id = campaign_id and c.region_path = %1$I.region_path))', t);
  end loop;
end
$$;

drop policy add on commitments;
create policy add on commitments for insert with check (app_covers_as('office', region_path)
  and exists (select from campaigns c where c.id = campaign_id and c.document_id = commitments.document_id
    and c.region_id = commitments.region_id and c.region_path = commitments.region_path));

drop policy add on acceptances;
create policy add on acceptances for insert with check (app_covers_as('office', region_path)
  and exists (select from commitments c where c.id = commitment_id and c.region_path = acceptances.region_path));
