import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import {
  readAmendmentsSearch,
  readFigureRequestSearch,
  readFiguresSearch,
  readMessagesSearch,
  readNewFiguresSearch,
  readReportsSearch,
  readSilencesSearch,
  readSplitSearch,
} from '../../pages/searches.ts';
import { noSearch, page } from './inside.ts';

const act = createRoute({
  ...page('/act'),
  component: lazyRouteComponent(() => import('../../pages/VerbPages.tsx'), 'ActPage'),
});

const report = createRoute({
  ...page('/commitments/$id/report'),
  validateSearch: readSplitSearch,
  component: lazyRouteComponent(() => import('../../pages/ReportPage.tsx'), 'ReportPage'),
});
const reports = createRoute({
  ...page('/reports'),
  validateSearch: readReportsSearch,
  component: lazyRouteComponent(() => import('../../pages/ReportsPage.tsx'), 'ReportsPage'),
});
const entries = createRoute({
  ...page('/entries'),
  validateSearch: noSearch,
  component: lazyRouteComponent(() => import('../../pages/EntriesPage.tsx'), 'EntriesPage'),
});

const amendments = createRoute({
  ...page('/amendments'),
  validateSearch: readAmendmentsSearch,
  component: lazyRouteComponent(() => import('../../pages/AmendmentsPage.tsx'), 'AmendmentsPage'),
});

const messages = createRoute({
  ...page('/messages'),
  validateSearch: readMessagesSearch,
  component: lazyRouteComponent(() => import('../../pages/MessagesPage.tsx'), 'MessagesPage'),
});

const figures = createRoute({
  ...page('/figures'),
  validateSearch: readFiguresSearch,
  component: lazyRouteComponent(() => import('../../pages/FiguresPage.tsx'), 'FiguresPage'),
});
const newFigures = createRoute({
  ...page('/figures/new'),
  validateSearch: readNewFiguresSearch,
  component: lazyRouteComponent(() => import('../../pages/NewFiguresPage.tsx'), 'NewFiguresPage'),
});
const figureRequest = createRoute({
  ...page('/figures/$id'),
  validateSearch: readFigureRequestSearch,
  component: lazyRouteComponent(() => import('../../pages/FigureRequestPage.tsx'), 'FigureRequestPage'),
});

const silences = createRoute({
  ...page('/silences'),
  validateSearch: readSilencesSearch,
  component: lazyRouteComponent(() => import('../../pages/SilencesPage.tsx'), 'SilencesPage'),
});

/** Owners report, and ask: reports, entries, amendments, messages, figures. */
export const actRoutes = [
  act,
  report,
  reports,
  entries,
  amendments,
  messages,
  figures,
  newFigures,
  figureRequest,
  silences,
] as const;
