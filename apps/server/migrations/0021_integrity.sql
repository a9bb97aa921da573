-- Commitment integrity reads what was changed, added and withdrawn in a month; and who was told to answer for a commitment may ask for its amendment.

create index commitment_changes_at on commitment_changes (at, id);
create index commitments_created on commitments (created_at);
create index commitments_withdrawn on commitments (withdrawn_on) where withdrawn_on is not null;
create index rhythm_rules_set on rhythm_rules (set_at) where number > 1;
-- Which version brought a commitment: the first that it stands in.
create index passages_commitment on passages (commitment_id);

-- Which version of the document asks for this rule; null for a person.
alter table rhythm_rules add column version integer;

create or replace function app_answers_for(commitment uuid, unit uuid) returns boolean language sql stable
  as $$ select exists (select from assignments a join assignment_units u on u.assignment_id = a.id
      where a.commitment_id = commitment and u.unit_id = unit and a.role in ('lead', 'support') and a.state <> 'withdrawn'
        and not exists (select from assignments l where l.commitment_id = a.commitment_id and l.role = a.role and l.words = a.words
          and l.number > a.number))
    or exists (select from dispatches d left join dispatch_supports s on s.dispatch_id = d.id
      where d.commitment_id = commitment and d.state <> 'ended' and (d.unit_id = unit or s.unit_id = unit)) $$;
