import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import {
  readCommitmentsSearch,
  readDocumentSearch,
  readDocumentsSearch,
  readImportSearch,
  readNewPlanSearch,
  readPlanCallSearch,
  readPlanSearch,
  readPlansSearch,
  readSuperiorSearch,
  readTableSearch,
  readWordSearch,
} from '../../pages/searches.ts';
import { noSearch, page } from './inside.ts';

const plan = createRoute({
  ...page('/plan'),
  component: lazyRouteComponent(() => import('../../pages/VerbPages.tsx'), 'PlanPage'),
});

const documents = createRoute({
  ...page('/documents'),
  validateSearch: readDocumentsSearch,
  component: lazyRouteComponent(() => import('../../pages/DocumentsPage.tsx'), 'DocumentsPage'),
});
const importDocument = createRoute({
  ...page('/documents/import'),
  validateSearch: readImportSearch,
  component: lazyRouteComponent(() => import('../../pages/ImportPage.tsx'), 'ImportPage'),
});
const importTable = createRoute({
  ...page('/documents/tables'),
  validateSearch: readTableSearch,
  component: lazyRouteComponent(() => import('../../pages/ImportTablePage.tsx'), 'ImportTablePage'),
});
const document = createRoute({
  ...page('/documents/$id'),
  validateSearch: readDocumentSearch,
  component: lazyRouteComponent(() => import('../../pages/DocumentPage.tsx'), 'DocumentPage'),
});
const publish = createRoute({
  ...page('/documents/$id/publish'),
  component: lazyRouteComponent(() => import('../../pages/PublishPage.tsx'), 'PublishPage'),
});

const superior = createRoute({
  ...page('/superior'),
  component: lazyRouteComponent(() => import('../../pages/SuperiorPage.tsx'), 'SuperiorPage'),
});
const superiorList = createRoute({
  ...page('/superior/$id'),
  validateSearch: readSuperiorSearch,
  component: lazyRouteComponent(() => import('../../pages/SuperiorListPage.tsx'), 'SuperiorListPage'),
});

const campaigns = createRoute({
  ...page('/campaigns'),
  component: lazyRouteComponent(() => import('../../pages/CampaignsPage.tsx'), 'CampaignsPage'),
});
const campaign = createRoute({
  ...page('/campaigns/$id'),
  component: lazyRouteComponent(() => import('../../pages/CampaignPage.tsx'), 'CampaignPage'),
});

const commitments = createRoute({
  ...page('/commitments'),
  validateSearch: readCommitmentsSearch,
  component: lazyRouteComponent(() => import('../../pages/CommitmentsPage.tsx'), 'CommitmentsPage'),
});
const commitment = createRoute({
  ...page('/commitments/$id'),
  component: lazyRouteComponent(() => import('../../pages/CommitmentPage.tsx'), 'CommitmentPage'),
});
const indicators = createRoute({
  ...page('/indicators'),
  validateSearch: readWordSearch,
  component: lazyRouteComponent(() => import('../../pages/IndicatorsPage.tsx'), 'IndicatorsPage'),
});
const indicator = createRoute({
  ...page('/indicators/$id'),
  component: lazyRouteComponent(() => import('../../pages/IndicatorPage.tsx'), 'IndicatorPage'),
});

const plans = createRoute({
  ...page('/plans'),
  validateSearch: readPlansSearch,
  component: lazyRouteComponent(() => import('../../pages/PlansPage.tsx'), 'PlansPage'),
});
const newPlan = createRoute({
  ...page('/plans/new'),
  validateSearch: readNewPlanSearch,
  component: lazyRouteComponent(() => import('../../pages/NewPlanPage.tsx'), 'NewPlanPage'),
});
const unitPlan = createRoute({
  ...page('/plans/$id'),
  validateSearch: readPlanSearch,
  component: lazyRouteComponent(() => import('../../pages/PlanPage.tsx'), 'PlanPage'),
});
const newPlanCall = createRoute({
  ...page('/plans/calls/new'),
  validateSearch: noSearch,
  component: lazyRouteComponent(() => import('../../pages/NewPlanCallPage.tsx'), 'NewPlanCallPage'),
});
const planCall = createRoute({
  ...page('/plans/calls/$id'),
  validateSearch: readPlanCallSearch,
  component: lazyRouteComponent(() => import('../../pages/PlanCallPage.tsx'), 'PlanCallPage'),
});

/** Documents become commitments: texts, tables, campaigns, indicators, plans of units. */
export const planRoutes = [
  plan,
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
  plans,
  newPlan,
  unitPlan,
  newPlanCall,
  planCall,
] as const;
