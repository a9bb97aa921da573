import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import {
  readAmendmentsSearch,
  readAssignmentsSearch,
  readBodiesSearch,
  readBodySearch,
  readBurdenSearch,
  readCalendarSearch,
  readCommitmentsSearch,
  readDispatchesSearch,
  readDocumentSearch,
  readDocumentsSearch,
  readDrawSearch,
  readFigureRequestSearch,
  readFiguresSearch,
  readImportSearch,
  readIntegritySearch,
  readLedgerSearch,
  readLoadsSearch,
  readMessagesSearch,
  readMineSearch,
  readNewFiguresSearch,
  readNewPlanSearch,
  readNewPledgeSearch,
  readPeopleSearch,
  readPlanCallSearch,
  readPlanSearch,
  readPlansSearch,
  readPledgesSearch,
  readRegionsSearch,
  readReportsSearch,
  readSignInSearch,
  readSilencesSearch,
  readSplitSearch,
  readSplitsSearch,
  readSuperiorSearch,
  readTableSearch,
  readUnitsSearch,
  readVerificationSearch,
  readWordSearch,
} from '../pages/searches.ts';
import { errorCode } from './errors.ts';
import { links } from './links.ts';
import { createQueryClient } from './queryClient.ts';
import { PageFailed, PageLoading, PageNotFound } from './RouteStates.tsx';
import { parseSearch, stringifySearch } from './searchParams.ts';
import { meQuery } from './session.ts';
import { Shell } from './shell/Shell.tsx';

export const queryClient = createQueryClient(() => {
  const { pathname, href } = router.state.location;
  queryClient.removeQueries({ queryKey: meQuery.queryKey });
  if (pathname !== '/sign-in') void router.navigate(links.signIn(href));
});

const root = createRootRouteWithContext<{ readonly queryClient: QueryClient }>()({ component: Outlet });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readSignInSearch,
  component: lazyRouteComponent(() => import('../pages/SignInPage.tsx'), 'SignInPage'),
});

/** Before anything else, whoever signed in with a one-time password sets an own one. */
const newPassword = createRoute({
  getParentRoute: () => root,
  path: '/new-password',
  beforeLoad: async ({ context }) => {
    try {
      await context.queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (errorCode(error) === 'NOT_SIGNED_IN') throw redirect(links.signIn());
      throw error;
    }
  },
  component: lazyRouteComponent(() => import('../pages/NewPasswordPage.tsx'), 'NewPasswordPage'),
});

const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    try {
      const { oneTimeSignIn } = await context.queryClient.ensureQueryData(meQuery);
      if (oneTimeSignIn) throw redirect(links.newPassword());
    } catch (error) {
      if (errorCode(error) === 'NOT_SIGNED_IN') throw redirect(links.signIn(location.href));
      throw error;
    }
  },
  component: Shell,
});

const page = <const Path extends string>(path: Path) => ({ getParentRoute: () => inside, path }) as const;
const noSearch = (): Record<never, never> => ({});

const overview = createRoute({
  ...page('/'),
  component: lazyRouteComponent(() => import('../pages/OverviewPage.tsx'), 'OverviewPage'),
});
const plan = createRoute({
  ...page('/plan'),
  component: lazyRouteComponent(() => import('../pages/VerbPages.tsx'), 'PlanPage'),
});
const own = createRoute({
  ...page('/own'),
  component: lazyRouteComponent(() => import('../pages/VerbPages.tsx'), 'OwnPage'),
});
const act = createRoute({
  ...page('/act'),
  component: lazyRouteComponent(() => import('../pages/VerbPages.tsx'), 'ActPage'),
});

const documents = createRoute({
  ...page('/documents'),
  validateSearch: readDocumentsSearch,
  component: lazyRouteComponent(() => import('../pages/DocumentsPage.tsx'), 'DocumentsPage'),
});
const importDocument = createRoute({
  ...page('/documents/import'),
  validateSearch: readImportSearch,
  component: lazyRouteComponent(() => import('../pages/ImportPage.tsx'), 'ImportPage'),
});
const importTable = createRoute({
  ...page('/documents/tables'),
  validateSearch: readTableSearch,
  component: lazyRouteComponent(() => import('../pages/ImportTablePage.tsx'), 'ImportTablePage'),
});
const document = createRoute({
  ...page('/documents/$id'),
  validateSearch: readDocumentSearch,
  component: lazyRouteComponent(() => import('../pages/DocumentPage.tsx'), 'DocumentPage'),
});
const publish = createRoute({
  ...page('/documents/$id/publish'),
  component: lazyRouteComponent(() => import('../pages/PublishPage.tsx'), 'PublishPage'),
});

const superior = createRoute({
  ...page('/superior'),
  component: lazyRouteComponent(() => import('../pages/SuperiorPage.tsx'), 'SuperiorPage'),
});
const superiorList = createRoute({
  ...page('/superior/$id'),
  validateSearch: readSuperiorSearch,
  component: lazyRouteComponent(() => import('../pages/SuperiorListPage.tsx'), 'SuperiorListPage'),
});

const campaigns = createRoute({
  ...page('/campaigns'),
  component: lazyRouteComponent(() => import('../pages/CampaignsPage.tsx'), 'CampaignsPage'),
});
const campaign = createRoute({
  ...page('/campaigns/$id'),
  component: lazyRouteComponent(() => import('../pages/CampaignPage.tsx'), 'CampaignPage'),
});

const commitments = createRoute({
  ...page('/commitments'),
  validateSearch: readCommitmentsSearch,
  component: lazyRouteComponent(() => import('../pages/CommitmentsPage.tsx'), 'CommitmentsPage'),
});
const commitment = createRoute({
  ...page('/commitments/$id'),
  component: lazyRouteComponent(() => import('../pages/CommitmentPage.tsx'), 'CommitmentPage'),
});
const indicators = createRoute({
  ...page('/indicators'),
  validateSearch: readWordSearch,
  component: lazyRouteComponent(() => import('../pages/IndicatorsPage.tsx'), 'IndicatorsPage'),
});
const indicator = createRoute({
  ...page('/indicators/$id'),
  component: lazyRouteComponent(() => import('../pages/IndicatorPage.tsx'), 'IndicatorPage'),
});
const assignments = createRoute({
  ...page('/assignments'),
  validateSearch: readAssignmentsSearch,
  component: lazyRouteComponent(() => import('../pages/AssignmentsPage.tsx'), 'AssignmentsPage'),
});

const dispatches = createRoute({
  ...page('/dispatches'),
  validateSearch: readDispatchesSearch,
  component: lazyRouteComponent(() => import('../pages/DispatchesPage.tsx'), 'DispatchesPage'),
});
const mine = createRoute({
  ...page('/mine'),
  validateSearch: readMineSearch,
  component: lazyRouteComponent(() => import('../pages/MinePage.tsx'), 'MinePage'),
});
const bodies = createRoute({
  ...page('/bodies'),
  validateSearch: readBodiesSearch,
  component: lazyRouteComponent(() => import('../pages/BodiesPage.tsx'), 'BodiesPage'),
});
const body = createRoute({
  ...page('/bodies/$id'),
  validateSearch: readBodySearch,
  component: lazyRouteComponent(() => import('../pages/BodyPage.tsx'), 'BodyPage'),
});
const pledges = createRoute({
  ...page('/pledges'),
  validateSearch: readPledgesSearch,
  component: lazyRouteComponent(() => import('../pages/PledgesPage.tsx'), 'PledgesPage'),
});
const newPledge = createRoute({
  ...page('/pledges/new'),
  validateSearch: readNewPledgeSearch,
  component: lazyRouteComponent(() => import('../pages/NewPledgePage.tsx'), 'NewPledgePage'),
});
const pledge = createRoute({
  ...page('/pledges/$id'),
  component: lazyRouteComponent(() => import('../pages/PledgePage.tsx'), 'PledgePage'),
});

const amendments = createRoute({
  ...page('/amendments'),
  validateSearch: readAmendmentsSearch,
  component: lazyRouteComponent(() => import('../pages/AmendmentsPage.tsx'), 'AmendmentsPage'),
});
const messages = createRoute({
  ...page('/messages'),
  validateSearch: readMessagesSearch,
  component: lazyRouteComponent(() => import('../pages/MessagesPage.tsx'), 'MessagesPage'),
});
const figures = createRoute({
  ...page('/figures'),
  validateSearch: readFiguresSearch,
  component: lazyRouteComponent(() => import('../pages/FiguresPage.tsx'), 'FiguresPage'),
});
const newFigures = createRoute({
  ...page('/figures/new'),
  validateSearch: readNewFiguresSearch,
  component: lazyRouteComponent(() => import('../pages/NewFiguresPage.tsx'), 'NewFiguresPage'),
});
const figureRequest = createRoute({
  ...page('/figures/$id'),
  validateSearch: readFigureRequestSearch,
  component: lazyRouteComponent(() => import('../pages/FigureRequestPage.tsx'), 'FigureRequestPage'),
});
const silences = createRoute({
  ...page('/silences'),
  validateSearch: readSilencesSearch,
  component: lazyRouteComponent(() => import('../pages/SilencesPage.tsx'), 'SilencesPage'),
});

const split = createRoute({
  ...page('/commitments/$id/split'),
  validateSearch: readSplitSearch,
  component: lazyRouteComponent(() => import('../pages/SplitPage.tsx'), 'SplitPage'),
});
const splits = createRoute({
  ...page('/splits'),
  validateSearch: readSplitsSearch,
  component: lazyRouteComponent(() => import('../pages/SplitsPage.tsx'), 'SplitsPage'),
});
const loads = createRoute({
  ...page('/loads'),
  validateSearch: readLoadsSearch,
  component: lazyRouteComponent(() => import('../pages/LoadsPage.tsx'), 'LoadsPage'),
});
const report = createRoute({
  ...page('/commitments/$id/report'),
  validateSearch: readSplitSearch,
  component: lazyRouteComponent(() => import('../pages/ReportPage.tsx'), 'ReportPage'),
});
const reports = createRoute({
  ...page('/reports'),
  validateSearch: readReportsSearch,
  component: lazyRouteComponent(() => import('../pages/ReportsPage.tsx'), 'ReportsPage'),
});
const verification = createRoute({
  ...page('/verification'),
  validateSearch: readVerificationSearch,
  component: lazyRouteComponent(() => import('../pages/VerificationPage.tsx'), 'VerificationPage'),
});
const draw = createRoute({
  ...page('/verification/draws/$id'),
  validateSearch: readDrawSearch,
  component: lazyRouteComponent(() => import('../pages/DrawPage.tsx'), 'DrawPage'),
});
const entries = createRoute({
  ...page('/entries'),
  validateSearch: noSearch,
  component: lazyRouteComponent(() => import('../pages/EntriesPage.tsx'), 'EntriesPage'),
});

const plans = createRoute({
  ...page('/plans'),
  validateSearch: readPlansSearch,
  component: lazyRouteComponent(() => import('../pages/PlansPage.tsx'), 'PlansPage'),
});
const newPlan = createRoute({
  ...page('/plans/new'),
  validateSearch: readNewPlanSearch,
  component: lazyRouteComponent(() => import('../pages/NewPlanPage.tsx'), 'NewPlanPage'),
});
const unitPlan = createRoute({
  ...page('/plans/$id'),
  validateSearch: readPlanSearch,
  component: lazyRouteComponent(() => import('../pages/PlanPage.tsx'), 'PlanPage'),
});
const newPlanCall = createRoute({
  ...page('/plans/calls/new'),
  validateSearch: noSearch,
  component: lazyRouteComponent(() => import('../pages/NewPlanCallPage.tsx'), 'NewPlanCallPage'),
});
const planCall = createRoute({
  ...page('/plans/calls/$id'),
  validateSearch: readPlanCallSearch,
  component: lazyRouteComponent(() => import('../pages/PlanCallPage.tsx'), 'PlanCallPage'),
});

const units = createRoute({
  ...page('/units'),
  validateSearch: readUnitsSearch,
  component: lazyRouteComponent(() => import('../pages/UnitsPage.tsx'), 'UnitsPage'),
});
const unit = createRoute({
  ...page('/units/$id'),
  component: lazyRouteComponent(() => import('../pages/UnitPage.tsx'), 'UnitPage'),
});
const people = createRoute({
  ...page('/people'),
  validateSearch: readPeopleSearch,
  component: lazyRouteComponent(() => import('../pages/PeoplePage.tsx'), 'PeoplePage'),
});
const person = createRoute({
  ...page('/people/$id'),
  component: lazyRouteComponent(() => import('../pages/PersonPage.tsx'), 'PersonPage'),
});
const organisation = createRoute({
  ...page('/organisation'),
  validateSearch: noSearch,
  component: lazyRouteComponent(() => import('../pages/OrganisationPage.tsx'), 'OrganisationPage'),
});
const regions = createRoute({
  ...page('/regions'),
  validateSearch: readRegionsSearch,
  component: lazyRouteComponent(() => import('../pages/RegionsPage.tsx'), 'RegionsPage'),
});
const calendar = createRoute({
  ...page('/calendar'),
  validateSearch: readCalendarSearch,
  component: lazyRouteComponent(() => import('../pages/CalendarPage.tsx'), 'CalendarPage'),
});
const burden = createRoute({
  ...page('/burden'),
  validateSearch: readBurdenSearch,
  component: lazyRouteComponent(() => import('../pages/BurdenPage.tsx'), 'BurdenPage'),
});
const integrity = createRoute({
  ...page('/integrity'),
  validateSearch: readIntegritySearch,
  component: lazyRouteComponent(() => import('../pages/IntegrityPage.tsx'), 'IntegrityPage'),
});
const ledger = createRoute({
  ...page('/ledger'),
  validateSearch: readLedgerSearch,
  component: lazyRouteComponent(() => import('../pages/LedgerPage.tsx'), 'LedgerPage'),
});
const channels = createRoute({
  ...page('/channels'),
  component: lazyRouteComponent(() => import('../pages/ChannelsPage.tsx'), 'ChannelsPage'),
});
const account = createRoute({
  ...page('/account'),
  component: lazyRouteComponent(() => import('../pages/AccountPage.tsx'), 'AccountPage'),
});

const routeTree = root.addChildren([
  signIn,
  newPassword,
  inside.addChildren([
    overview,
    plan,
    own,
    act,
    documents,
    importDocument,
    importTable,
    document,
    publish,
    superior,
    superiorList,
    campaigns,
    campaign,
    commitments,
    commitment,
    indicators,
    indicator,
    assignments,
    dispatches,
    mine,
    amendments,
    bodies,
    body,
    pledges,
    newPledge,
    pledge,
    report,
    loads,
    split,
    splits,
    reports,
    verification,
    draw,
    entries,
    messages,
    figures,
    newFigures,
    figureRequest,
    silences,
    plans,
    newPlan,
    unitPlan,
    newPlanCall,
    planCall,
    units,
    unit,
    people,
    person,
    regions,
    organisation,
    calendar,
    burden,
    integrity,
    ledger,
    channels,
    account,
  ]),
]);

export const router = createRouter({
  routeTree,
  context: { queryClient },
  parseSearch,
  stringifySearch,
  // What a page does not know falls away: an address that was typed or has aged must not reach the API as it is.
  search: { strict: true },
  scrollRestoration: true,
  defaultPreload: 'intent',
  defaultPendingComponent: PageLoading,
  defaultNotFoundComponent: PageNotFound,
  defaultErrorComponent: PageFailed,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
