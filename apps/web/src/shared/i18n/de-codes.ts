import type { Catalogue } from './catalogue.js';

export const deCodes: Catalogue['codes'] = {
  BODY_MALFORMED: 'Der gesendete Inhalt ist nicht lesbar.',
  BODY_TOO_LARGE: 'Der gesendete Inhalt ist zu groß.',
  CONTENT_TYPE_UNSUPPORTED: 'Diese Art von Inhalt wird nicht angenommen.',
  REQUEST_INVALID: 'Die Anfrage enthält einen Wert, der nicht angenommen wird.',
  REQUEST_HEADER_MISSING:
    'Die Anfrage kam nicht von dieser Seite: Laden Sie sie neu und versuchen Sie es wieder.',
  ORIGIN_REFUSED: 'Die Anfrage kommt von einer anderen Adresse als der des Dienstes und wird abgelehnt.',
  SESSION_REQUIRED: 'Ihre Sitzung ist beendet. Melden Sie sich erneut an.',
  SIGN_IN_FAILED: 'Benutzername oder Passwort nicht erkannt.',
  SIGN_IN_THROTTLED: 'Zu viele Versuche in kurzer Zeit. Warten Sie einen Moment.',
  WORKING_LEVEL_REFUSED: 'Diese Arbeitsstufe liegt über Ihrer Ermächtigung. Wählen Sie eine niedrigere.',
  FORBIDDEN: 'Dazu sind Sie nicht berechtigt.',
  NOT_FOUND: 'Nicht gefunden oder auf Ihrer Arbeitsstufe nicht sichtbar.',
  STREAMS_TOO_MANY:
    'Zu viele Tabs dieser Sitzung sind offen. Schließen Sie einen, um Nachrichten sofort zu erhalten.',
  SPACE_MEMBER_REFUSED: 'Diese Person kann kein Mitglied dieses Raums sein.',
  SPACE_ARCHIVED: 'Dieser Raum ist archiviert: Er kann gelesen, aber nicht mehr geändert werden.',
  SPACE_RULE_EMPTIES:
    'Diese Regel würde den Raum leeren: Nur seine Moderatoren blieben. Prüfen Sie sie und bestätigen Sie dann.',
  SPACE_LAST_ANIMATOR:
    'Sie sind die letzte Person, die diesen Raum moderiert. Übergeben Sie ihn zuerst an jemanden.',
  SPACE_CEILING_REFUSED: 'Die Obergrenze kann nicht diese Kennzeichnung sein.',
  SPACE_ENTRY_NOT_HIGHER: 'Die Eintrittskennzeichnung kann nur erhöht werden.',
  SPACE_REQUEST_ANSWERED: 'Diese Anfrage wurde bereits beantwortet.',
  SPACE_HAS_ANIMATOR: 'Jemand moderiert diesen Raum bereits.',
  SPACE_LABELS_DISORDERED:
    'Die Standardkennzeichnung muss zwischen der Eintrittskennzeichnung und der Obergrenze liegen.',
  SPACE_NOT_LAUNCHED: 'Der Start dieses Raums ist noch nicht beschrieben.',
  LABEL_REFUSED: 'Diese Kennzeichnung kann hier nicht verwendet werden. Wählen Sie eine andere.',
  LABEL_ABOVE_CEILING:
    'Diese Kennzeichnung liegt über dem, was die Unterhaltung enthalten darf. Wählen Sie eine niedrigere oder einen anderen Ort.',
  LABEL_LIMIT_REACHED:
    'Die zulässige Zahl an Kennzeichnungen ist erreicht. Informieren Sie Ihren Sicherheitsbeauftragten.',
  LABEL_NO_UPPER_BOUND: 'Keine Kennzeichnung kann diese Inhalte gemeinsam schützen.',
  DIRECTORY_RUN_PENDING: 'Ein Abgleich wartet bereits.',
  DIRECTORY_RUN_OVER: 'Dieser Abgleich wartet auf keine Antwort.',
  DIRECTORY_RUN_CHANGED:
    'Dieser Abgleich würde etwas anderes tun als das Gelesene. Lesen Sie ihn noch einmal.',
  DIRECTORY_NOTHING_TO_UNDO: 'Es gibt keinen Abgleich, der zurückgenommen werden könnte.',
  DIRECTORY_UNAVAILABLE: 'Das Verzeichnis antwortet nicht. Versuchen Sie es gleich noch einmal.',
  DATABASE_UNAVAILABLE: 'Der Dienst ist vorübergehend nicht verfügbar. Versuchen Sie es gleich noch einmal.',
  AUDIT_UNAVAILABLE:
    'Das Protokoll kann nicht geschrieben werden: Es wurde nichts ausgeführt. Versuchen Sie es gleich noch einmal.',
  OVERLOADED: 'Der Dienst ist stark ausgelastet. Versuchen Sie es gleich noch einmal.',
  INTERNAL: 'Im Dienst ist ein Fehler aufgetreten.',
  NETWORK_UNREACHABLE: 'Der Dienst antwortet nicht. Prüfen Sie die Netzverbindung.',
  STEP_UP_REQUIRED: 'Bestätigen Sie zuerst Ihr Passwort.',
  STEP_UP_FAILED: 'Passwort nicht erkannt.',
  MESSAGE_CHANGED:
    'Diese Nachricht wurde inzwischen geändert. Ihr Text bleibt erhalten: Lesen Sie die aktuelle Fassung und speichern Sie erneut, um sie zu ersetzen.',
  MESSAGE_WITHHELD:
    'Diese Nachricht wird zurückgehalten: Sie kann sich nicht ändern, bis jemand entschieden hat.',
  REPORT_WITHOUT_ANIMATOR:
    'In einem Gespräch moderiert niemand: Dort kann nur ein zu hoher Inhalt gemeldet werden.',
  MODERATION_ALREADY_ASKED: 'Das haben Sie schon verlangt.',
  MODERATION_OTHER_ANIMATOR:
    'Über den Einspruch entscheidet jemand anderes als die Moderation, die die Nachricht verborgen hat. Gibt es niemanden, ernennen Sie zuerst jemanden.',
  MODERATION_OVER: 'Darüber wurde schon entschieden.',
  MODERATION_OWN_MESSAGE: 'Das ist Ihre eigene Nachricht: Jemand anderes aus der Moderation entscheidet.',
  MODERATION_RULE_UNKNOWN: 'Das Haus hat keine solche Regel.',
  SPILL_CHANGED:
    'Der Inhalt der Meldung hat sich geändert, seit Sie ihn gesehen haben: Lesen Sie ihn noch einmal.',
  SPILL_NOT_PROPOSED: 'Es gibt keinen Vorschlag, oder er ist älter als 24 Stunden.',
  SPILL_PENDING: 'Ein Vorschlag wartet schon auf die zweite Person.',
  SPILL_SECOND_PERSON: 'Eine andere Person mit der anderen Funktion muss bestätigen.',
  COMMENT_CHANGED:
    'Dieser Kommentar wurde inzwischen geändert: Lesen Sie ihn noch einmal und ändern Sie ihn dann.',
  COMMENT_DELETED: 'Dieser Kommentar wurde inzwischen gelöscht: Er kann nicht mehr bearbeitet werden.',
  ACKNOWLEDGEMENT_NOT_ASKED: 'Diese Nachricht verlangt von Ihnen keine Bestätigung.',
  MESSAGE_DELETED: 'Diese Nachricht wurde inzwischen gelöscht: Sie kann nicht mehr bearbeitet werden.',
  MESSAGE_SOURCE_REFUSED: 'Die Nachricht, auf die sich diese bezieht, gibt es nicht oder nicht mehr.',
  MENTIONS_TOO_MANY: 'Eine Nachricht erwähnt höchstens 50 Personen.',
  COPY_BLOCKED: 'Kopieren und Weiterleiten sind für diese Kennzeichnung gesperrt.',
  EXPERTISE_OWN: 'Die eigene Fachkenntnis können Sie nicht bestätigen.',
  CORRESPONDENT_PLACE_UNKNOWN:
    'Das Verzeichnis nennt für diese Person weder Einheit noch Standort: Sie kann dort nicht Ansprechperson sein.',
  CORRESPONDENT_EXISTS: 'Diese Person ist für dieses Thema bereits Ansprechperson.',
  REFERENCE_ENTRY_CHANGED:
    'Dieser Eintrag wurde inzwischen geändert. Ihr Text bleibt erhalten: Vergleichen Sie ihn mit der aktuellen Fassung und speichern Sie erneut.',
  REFERENCE_FIELD_UNKNOWN: 'Eines der gesendeten Felder gibt es in dieser Liste nicht.',
  REFERENCE_LIST_ARCHIVED: 'Diese Liste ist archiviert: Sie kann gelesen, aber nicht mehr geändert werden.',
  REFERENCE_OWNER_REFUSED: 'Diese Person kann die Liste nicht übernehmen.',
  IMPORT_TOO_MANY: 'Fünf Ihrer Importe sind noch offen. Schließen Sie einen ab oder brechen Sie ihn ab.',
  IMPORT_TOO_LARGE: 'Diese Datei ist größer, als diese Site erlaubt.',
  IMPORT_NOT_NOW: 'Der Import ist nicht an diesem Punkt. Die Seite wird neu gelesen.',
  IMPORT_INCOMPLETE: 'Die Datei ist noch nicht vollständig angekommen.',
  IMPORT_PIECE_REFUSED: 'Dieses Stück gehört nicht zur angekündigten Datei. Wählen Sie dieselbe Datei.',
  IMPORT_PERSON_REFUSED: 'Diese Person kann hier nicht Verfasser sein.',
  IMPORT_SPACE_REFUSED:
    'Diese Nachrichten können nicht in diesen Raum geschrieben werden: moderieren Sie ihn und prüfen Sie seine Obergrenze.',
  IMPORT_NOTHING_MAPPED: 'Wählen Sie zuerst für mindestens einen Kanal einen Raum.',
  LABEL_BELOW_SOURCE: 'Die Kennzeichnung muss mindestens so viel schützen wie das, worum es geht.',
  LABEL_BELOW_LIST:
    'Die Kennzeichnung eines Eintrags muss mindestens so stark schützen wie die seiner Liste.',
  SCHEDULE_TIME_REFUSED: 'Wählen Sie einen künftigen Zeitpunkt innerhalb eines Jahres.',
  RETENTION_OUT_OF_BOUNDS: 'Diese Dauer liegt außerhalb der Grenzen. Wählen Sie eine andere.',
  RETENTION_POLICY_CHANGED:
    'Die Regel hat sich inzwischen geändert. Lesen Sie sie erneut und versuchen Sie es noch einmal.',
  HOLD_RELEASE_PENDING: 'Eine Aufhebung wartet bereits auf eine zweite Person.',
  HOLD_SECOND_PERSON: 'Diese Aufhebung muss eine andere Person bestätigen.',
  HOLD_RELEASE_OVER: 'Dieser Antrag auf Aufhebung ist nicht mehr offen.',
  HOLD_RELEASE_CHANGED: 'Der Antrag ist nicht mehr der, den Sie gesehen haben. Lesen Sie ihn erneut.',
  JOB_ASKED: 'Das ist bereits angefordert.',
  JOB_LIMIT_REACHED:
    'Für später ist schon zu viel geplant. Löschen Sie etwas davon und versuchen Sie es erneut.',
  JOB_OVER: 'Es ist zu spät: Es hat begonnen oder ist vorbei. Laden Sie die Seite neu.',
  JOB_CANCELLED: 'Es wurde abgebrochen, bevor es fertig war.',
  JOB_ATTEMPTS_EXHAUSTED:
    'Mehrere Versuche führten zu nichts. Versuchen Sie es erneut; wiederholt es sich, informieren Sie den Betrieb.',
  ACCOUNT_DISABLED: 'Das Konto war zu diesem Zeitpunkt abgeschaltet.',
  CLEARANCE_GONE: 'Die Ermächtigung erlaubte es zu diesem Zeitpunkt nicht mehr.',
  TALK_MEMBER_REFUSED:
    'Eine der gewählten Personen kann an diesem Gespräch nicht teilnehmen. Ändern Sie Ihre Auswahl.',
  POLICY_INVALID: 'Das vorgeschlagene Regelwerk ist hier nicht gültig.',
  POLICY_VERSION_OLD: 'Diese Fassung ist nicht neuer als die aktive.',
  POLICY_PART_IN_USE: 'Diese Fassung würde etwas entfernen, das noch benutzt wird.',
  POLICY_SECOND_PERSON: 'Diesen Vorschlag muss eine andere Person aktivieren.',
  POLICY_PROPOSAL_OVER: 'Dieser Vorschlag ist abgelaufen oder wurde bereits aktiviert.',
  POLICY_PROPOSAL_CHANGED: 'Dieser Vorschlag ist nicht der, den Sie gelesen haben. Lesen Sie ihn erneut.',
};
