/** The list of workspaces without any filter. */
import type { GetWorkspacesParams } from '../../generated/index.js';

const noId = '00000000-0000-0000-0000-000000000000';
const noTime = new Date('0001-01-01T00:00:00Z');

/**
 * Parameters of `getWorkspaces` that let every live workspace pass, on one page and without a summary: each filter has
 * the value that stands for none.
 *
 * @example
 * const mine = await getWorkspaces(pool, { ...everyWorkspace, ownerId: user.id, requesterId: user.id, limit: 25 });
 */
export const everyWorkspace: Readonly<GetWorkspacesParams> = Object.freeze({
  requesterId: noId,
  deleted: false,
  status: '',
  ownerId: noId,
  organizationId: noId,
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
  lastUsedBefore: noTime,
  lastUsedAfter: noTime,
  usingActive: null,
  hasAiTask: null,
  hasExternalAgent: null,
  shared: null,
  sharedWithUserId: noId,
  sharedWithGroupId: noId,
  offset: 0,
  limit: 0,
  withSummary: false,
});
