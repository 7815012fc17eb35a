/** Everything that takes the id of a thread, a post or a space. */
export const ASKED: Readonly<Record<string, string>> = {
  thread: 'query ($thread: ID!) { thread(id: $thread) { id title seq conversation { awaitsBrand } } }',
  around:
    'query ($thread: ID!, $post: ID!) { thread(id: $thread) { postsAround(id: $post) { edges { node { id } } } } }',
  changes:
    'query ($thread: ID!) { threadChanges(threadId: $thread, after: 0) { seq posts { id bodyHtml } } }',
  pending: 'query ($thread: ID!) { myPendingPosts(threadId: $thread) { id } }',
  post: 'query ($post: ID!) { post(id: $post) { id bodyHtml permalink } }',
  source: 'query ($post: ID!) { postSource(id: $post) { revisions { body } } }',
  draft: 'query ($thread: ID!) { draft(place: { kind: REPLY, id: $thread }) { body } }',
  names: 'query ($thread: ID!) { mentionCandidates(threadId: $thread, prefix: "m") { id } }',
  listed: 'query ($space: ID!) { threads(spaceId: $space) { edges { node { id title } } } }',
  reply: `mutation ($thread: ID!, $key: String!) { postReply(input: { threadId: $thread, body: "Coucou", idempotencyKey: $key }) {
    post { id } userErrors { code } } }`,
  answer: `mutation ($thread: ID!, $post: ID!, $key: String!) { postReply(input: { threadId: $thread, parentId: $post,
    body: "Coucou", idempotencyKey: $key }) { post { id } userErrors { code } } }`,
  open: `mutation ($space: ID!, $key: String!) { threadOpen(input: { spaceId: $space, title: "T", body: "B", idempotencyKey: $key }) {
    thread { id } userErrors { code } } }`,
  edit: `mutation ($post: ID!) { postEdit(input: { postId: $post, body: "Autre", expectedRevision: 1 }) { post { id } userErrors { code } } }`,
  withdraw:
    'mutation ($post: ID!) { postWithdraw(input: { postId: $post }) { post { id } userErrors { code } } }',
  react:
    'mutation ($post: ID!) { postReact(input: { postId: $post, kind: "like", isOn: true }) { post { id } userErrors { code } } }',
  read: 'mutation ($thread: ID!) { threadRead(input: { threadId: $thread, upToSeq: 1, seconds: 1 }) { lastReadSeq userErrors { code } } }',
  follow:
    'mutation ($thread: ID!) { followSet(input: { kind: THREAD, id: $thread, level: WATCHING }) { follow { kind } userErrors { code } } }',
  followSpace:
    'mutation ($space: ID!) { followSet(input: { kind: SPACE, id: $space, level: WATCHING }) { follow { kind } userErrors { code } } }',
  save: 'mutation ($thread: ID!) { draftSave(input: { place: { kind: REPLY, id: $thread }, body: "B", version: 0 }) { draft { id } userErrors { code } } }',
  tag: 'mutation ($thread: ID!) { threadTag(input: { threadId: $thread, tags: ["a"] }) { thread { id } userErrors { code } } }',
  lock: 'mutation ($thread: ID!) { threadLock(input: { threadId: $thread, isLocked: true }) { thread { id } userErrors { code } } }',
  hide: 'mutation ($thread: ID!) { threadMakePrivate(input: { threadId: $thread, reason: "R" }) { thread { id } userErrors { code } } }',
  show: `mutation ($thread: ID!, $open: ID!) { threadMakePublic(input: { threadId: $thread, spaceId: $open, reason: "R" }) {
    thread { id } userErrors { code } } }`,
  move: `mutation ($thread: ID!, $open: ID!) { threadMove(input: { threadId: $thread, spaceId: $open, reason: "R" }) {
    thread { id } userErrors { code } } }`,
  split: `mutation ($thread: ID!, $post: ID!, $key: String!) { threadSplit(input: { threadId: $thread, postIds: [$post], title: "T",
    reason: "R", idempotencyKey: $key }) { thread { id } userErrors { code } } }`,
  pin: 'mutation ($thread: ID!) { threadPin(input: { threadId: $thread, scope: SPACE }) { thread { id } userErrors { code } } }',
  official:
    'mutation ($post: ID!) { postMarkOfficial(input: { postId: $post, isOn: true }) { post { id } userErrors { code } } }',
  remove:
    'mutation ($post: ID!) { postRemove(input: { postId: $post, reasonCode: SPAM, reasonText: "R" }) { userErrors { code } } }',
  grant:
    'mutation ($space: ID!, $me: ID!) { spaceAccessGrant(input: { spaceId: $space, memberId: $me }) { userErrors { code } } }',
};

/** Lists and counts that name nothing. */
export const LISTS = [
  '{ conversations { edges { node { id title } } } }',
  '{ brandConversations { edges { node { id title } } } }',
  '{ threads { edges { node { id title } } } }',
  '{ unreadThreads { edges { node { id title } } } }',
  '{ notices { edges { node { id } } } }',
  '{ follows { edges { node { kind thread { id } space { id } } } } }',
  '{ spaces { id name threadCount lastActivityAt } }',
  '{ tags { name threadCount } }',
  '{ verbatims(query: "") { totalCount edges { node { body } } } }',
  '{ cases { edges { node { id } } } }',
];
