export interface paths {
  '/api/v1/site': { parameters: NoParams; get: operations['getSite'] };
  '/api/v1/session': {
    parameters: NoParams;
    get: operations['getSession'];
    post: operations['openSession'];
    delete: operations['closeSession'];
  };
  '/api/v1/labels': {
    parameters: NoParams;
    get: operations['listLabels'];
    post: operations['composeLabel'];
  };
  '/api/v1/conversations': { parameters: NoParams; get: operations['listConversations'] };
  '/api/v1/conversations/{id}': { parameters: NoParams; get: operations['getConversation'] };
  '/api/v1/conversations/{id}/messages': {
    parameters: NoParams;
    get: operations['listMessages'];
    post: operations['postMessage'];
  };
}
type NoParams = { query?: never; header?: never; path?: never; cookie?: never };
type ById = { query?: never; header?: never; path: { id: string }; cookie?: never };
type Json<T> = { headers: { [name: string]: unknown }; content: { 'application/json': T } };
type ProblemAnswer = {
  headers: { [name: string]: unknown };
  content: { 'application/problem+json': components['schemas']['Problem'] };
};
type NoBody = { headers: { [name: string]: unknown }; content?: never };
export interface components {
  schemas: {
    Localized: { fr: string; en: string; de: string };
    Problem: {
      type: 'about:blank';
      title: string;
      status: number;
      code: string;
      requestId: string;
      details?: { [key: string]: unknown };
    };
    Level: {
      id: string;
      name: components['schemas']['Localized'];
      short: components['schemas']['Localized'];
      color: string;
      colorDark: string;
    };
    Site: {
      name: string;
      version: string;
      banner: components['schemas']['Localized'];
      ceiling: components['schemas']['Level'];
      levels: components['schemas']['Level'][];
    };
    Session: {
      id: string;
      person: { id: string; displayName: string; unit: string | null };
      siteRole: 'member' | 'officer' | 'auditor' | 'operator';
      workingLevel: components['schemas']['Level'];
      lastSignIn: { at: string; sourceAddress: string } | null;
      expiresAt: string;
      idleMinutes: number;
      can: { action: string; subject: string }[];
    };
    SignIn: { username: string; password: string; workingLevel?: string; acceptBanner: true };
    LabelItem: {
      id: string;
      text: string;
      texts: components['schemas']['Localized'];
      color: string;
      colorDark: string;
      level: string;
      rank: number;
    };
    ComposeLabel: {
      policy: string;
      level: string;
      restrictive?: string[];
      permissive?: { [key: string]: string[] };
    };
    Conversation: {
      id: string;
      space: {
        id: string;
        kind: 'community' | 'project' | 'watch' | 'announcement' | 'group' | 'direct' | 'personal' | 'site';
        ceilingLabelId: string | null;
        memberCount: number | null;
      };
      name: string;
      defaultLabelId: string | null;
      lastMessage: { authorName: string; excerpt: string; createdAt: string; labelId: string } | null;
      abilities: { post: boolean };
    };
    Message: {
      id: string;
      conversationId: string;
      author: { id: string; displayName: string };
      body: string;
      labelId: string;
      createdAt: string;
      abilities: { reply: boolean };
    };
    PostMessage: { body: string; labelId: string };
  };
}
export interface operations {
  getSite: { parameters: NoParams; requestBody?: never; responses: { 200: Json<components['schemas']['Site']> } };
  getSession: {
    parameters: NoParams;
    requestBody?: never;
    responses: { 200: Json<components['schemas']['Session']>; 401: ProblemAnswer };
  };
  openSession: {
    parameters: NoParams;
    requestBody: { content: { 'application/json': components['schemas']['SignIn'] } };
    responses: { 201: Json<components['schemas']['Session']>; 401: ProblemAnswer; 429: ProblemAnswer };
  };
  closeSession: { parameters: NoParams; requestBody?: never; responses: { 204: NoBody; 401: ProblemAnswer } };
  listLabels: {
    parameters: NoParams;
    requestBody?: never;
    responses: { 200: Json<{ items: components['schemas']['LabelItem'][] }>; 401: ProblemAnswer };
  };
  composeLabel: {
    parameters: NoParams;
    requestBody: { content: { 'application/json': components['schemas']['ComposeLabel'] } };
    responses: { 201: Json<components['schemas']['LabelItem']>; 422: ProblemAnswer };
  };
  listConversations: {
    parameters: { query?: { limit?: string; before?: string }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: Json<{ items: components['schemas']['Conversation'][]; next: string | null }>;
      401: ProblemAnswer;
    };
  };
  getConversation: {
    parameters: ById;
    requestBody?: never;
    responses: { 200: Json<components['schemas']['Conversation']>; 404: ProblemAnswer };
  };
  listMessages: {
    parameters: {
      query?: { limit?: string; before?: string };
      header?: never;
      path: { id: string };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: Json<{ items: components['schemas']['Message'][]; next: string | null }>;
      404: ProblemAnswer;
    };
  };
  postMessage: {
    parameters: ById;
    requestBody: { content: { 'application/json': components['schemas']['PostMessage'] } };
    responses: { 201: Json<components['schemas']['Message']>; 404: ProblemAnswer; 422: ProblemAnswer };
  };
}
