export const STUBS = `
ALTER TABLE messaging.message ADD COLUMN IF NOT EXISTS thread_id uuid REFERENCES messaging.message (id);
CREATE TABLE IF NOT EXISTS messaging.thread (root_id uuid PRIMARY KEY REFERENCES messaging.message (id) ON DELETE CASCADE, conversation_id uuid, space_id uuid, label_id int4, title text, resolved_by uuid, resolved_at timestamptz);
CREATE TABLE IF NOT EXISTS messaging.quote (message_id uuid REFERENCES messaging.message (id) ON DELETE CASCADE, source_id uuid REFERENCES messaging.message (id) ON DELETE CASCADE);
CREATE TABLE IF NOT EXISTS messaging.forward (message_id uuid REFERENCES messaging.message (id) ON DELETE CASCADE, source_id uuid);
CREATE TABLE IF NOT EXISTS messaging.thread_follow (person_id uuid, root_id uuid REFERENCES messaging.message (id) ON DELETE CASCADE, last_read_id uuid);
CREATE TABLE IF NOT EXISTS messaging.read_state (person_id uuid, conversation_id uuid, space_id uuid, label_id int4, last_read_id uuid, CONSTRAINT pk_read_state PRIMARY KEY (person_id, conversation_id, label_id));
CREATE TABLE IF NOT EXISTS messaging.pin (message_id uuid);
CREATE TABLE IF NOT EXISTS messaging.saved (message_id uuid);
GRANT ALL ON ALL TABLES IN SCHEMA messaging TO ruche_definer;
CREATE OR REPLACE FUNCTION auth.ask_job(job uuid, kind text, subject uuid, due timestamptz, language text) RETURNS void LANGUAGE plpgsql AS 'BEGIN END';
GRANT EXECUTE ON FUNCTION auth.ask_job TO ruche_app;
`;
