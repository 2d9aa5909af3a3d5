;; Opens a text with Eglot, waits for its diagnostics, makes the safe fix of the number and saves the text. Prints what
;; it saw as JSON.  -*- lexical-binding: t -*-
(require 'eglot)
(require 'json)
(setq make-backup-files nil eglot-confirm-server-edits nil eglot-confirm-server-initiated-edits nil)
(add-to-list 'eglot-server-programs
             `(text-mode . ,(append (json-parse-string (getenv "SAFELINT_SERVER") :array-type 'list) nil)))

(defun safelint-wait (what ready)
  "Wait until READY gives something, and give it; say WHAT never came."
  (let ((end (+ (float-time) 60)) found)
    (while (and (not (setq found (funcall ready))) (< (float-time) end))
      (accept-process-output nil 0.05))
    (or found (progn (message "%s" what) (kill-emacs 1)))))

(defun safelint-rules ()
  "The rule, line and column of each diagnostic."
  (mapcar (lambda (each)
            (save-excursion
              (goto-char (flymake-diagnostic-beg each))
              (list (cons 'rule (format "%s" (flymake-diagnostic-text each)))
                    (cons 'line (line-number-at-pos)) (cons 'column (1+ (current-column))))))
          (flymake-diagnostics)))

(defun safelint-number ()
  "The diagnostic of the number that is written unlike its operator prints it."
  (seq-find (lambda (each) (string-match-p "grouped" (flymake-diagnostic-text each))) (flymake-diagnostics)))

(find-file (getenv "SAFELINT_TEXT"))
(text-mode)
(call-interactively #'eglot)
(safelint-wait "no server came" #'eglot-managed-p)
(flymake-mode 1)
(flymake-start)
(let ((number (safelint-wait "no diagnostics came" (lambda () (flymake-start) (safelint-number))))
      (seen (safelint-rules)))
  (goto-char (flymake-diagnostic-beg number))
  (let* ((tick (buffer-modified-tick))
         (fix (seq-find (lambda (each) (eq t (plist-get each :isPreferred)))
                        (eglot-code-actions (point) (point) "quickfix"))))
    (unless fix (message "no safe fix was offered") (kill-emacs 1))
    (eglot-execute (eglot-current-server) fix)
    (safelint-wait "no fix was made" (lambda () (> (buffer-modified-tick) tick))))
  ;; A change is told when Emacs is idle, as it never is here, or before the next question: so one is asked.
  (eglot-code-actions (point-min) (point-min) "quickfix")
  (safelint-wait "the finding stays after its fix" (lambda () (not (safelint-number))))
  (save-buffer)
  (princ (json-encode seen)))
(kill-emacs 0)
