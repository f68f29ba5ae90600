/** GetWorkspaces without any filter: each has the value that stands for none. */
import type { GetWorkspacesParams } from '../../src/tasks/index.js';

const zeroId = '00000000-0000-0000-0000-000000000000';
const zero = new Date('0001-01-01T00:00:00Z');

export const everyWorkspace: GetWorkspacesParams = {
  requesterId: zeroId,
  deleted: false,
  status: '',
  ownerId: zeroId,
  organizationId: zeroId,
  ownerUsername: '',
  templateName: '',
  templateIds: [],
  workspaceIds: [],
  name: '',
  hasParam: [],
  paramNames: [],
  paramValues: [],
  hasAgentStatuses: [],
  agentInactiveDisconnectTimeoutSeconds: 0n,
  dormant: false,
  lastUsedBefore: zero,
  lastUsedAfter: zero,
  usingActive: null,
  hasAiTask: null,
  hasExternalAgent: null,
  shared: null,
  sharedWithUserId: zeroId,
  sharedWithGroupId: zeroId,
  offset: 0,
  limit: 0,
  withSummary: false,
};
