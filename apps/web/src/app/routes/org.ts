import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readCalendarSearch, readPeopleSearch, readRegionsSearch, readUnitsSearch } from '../../pages/searches.ts';
import { noSearch, page } from './inside.ts';

const units = createRoute({
  ...page('/units'),
  validateSearch: readUnitsSearch,
  component: lazyRouteComponent(() => import('../../pages/UnitsPage.tsx'), 'UnitsPage'),
});
const unit = createRoute({
  ...page('/units/$id'),
  component: lazyRouteComponent(() => import('../../pages/UnitPage.tsx'), 'UnitPage'),
});
const people = createRoute({
  ...page('/people'),
  validateSearch: readPeopleSearch,
  component: lazyRouteComponent(() => import('../../pages/PeoplePage.tsx'), 'PeoplePage'),
});
const person = createRoute({
  ...page('/people/$id'),
  component: lazyRouteComponent(() => import('../../pages/PersonPage.tsx'), 'PersonPage'),
});
const organisation = createRoute({
  ...page('/organisation'),
  validateSearch: noSearch,
  component: lazyRouteComponent(() => import('../../pages/OrganisationPage.tsx'), 'OrganisationPage'),
});

const regions = createRoute({
  ...page('/regions'),
  validateSearch: readRegionsSearch,
  component: lazyRouteComponent(() => import('../../pages/RegionsPage.tsx'), 'RegionsPage'),
});
const calendar = createRoute({
  ...page('/calendar'),
  validateSearch: readCalendarSearch,
  component: lazyRouteComponent(() => import('../../pages/CalendarPage.tsx'), 'CalendarPage'),
});

const channels = createRoute({
  ...page('/channels'),
  component: lazyRouteComponent(() => import('../../pages/ChannelsPage.tsx'), 'ChannelsPage'),
});
const account = createRoute({
  ...page('/account'),
  component: lazyRouteComponent(() => import('../../pages/AccountPage.tsx'), 'AccountPage'),
});

/** The organisation, the calendar, and what an account keeps for itself. */
export const orgRoutes = [units, unit, people, person, organisation, regions, calendar, channels, account] as const;
